"use strict";
(function () {
  var PAGE = 25;
  var data = JSON.parse(document.getElementById("index").textContent);
  var query = document.getElementById("query");
  var only = document.getElementById("only");
  var older = document.getElementById("older");
  var found = document.getElementById("found");
  var count = document.getElementById("count");
  var results = document.getElementById("results");
  var more = document.getElementById("more");
  var folded = null;
  var hits = [];
  var words = [];

  // As text.normalise.folded: no accents, straight quotation marks, lower case.
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d")
      .replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"').toLowerCase();
  }

  function prepare() {
    if (folded) return folded;
    var sources = data.sources.map(fold);
    folded = data.statements.map(function (row) {
      var brief = data.briefs[row[0]];
      var about = row[8].map(function (at) { return sources[at]; }).join(" ");
      return { text: fold(row[1]), who: fold(row[3] + " " + row[2]), about: fold(row[4] + " " + brief[0]) + " " + about, latest: row[5] === brief[1] };
    });
    return folded;
  }

  function wordStart(text, word, from) {
    for (var at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]) || !/[\p{L}\p{N}]/u.test(word[0])) return at;
    }
    return -1;
  }

  function parse(text) {
    var parts = fold(text).match(/"[^"]+"?|[^\s"]+/g) || [];
    return parts.map(function (part) { return part.replace(/"/g, "").replace(/\s+/g, " ").trim(); }).filter(Boolean);
  }

  function score(entry) {
    var sum = entry.latest ? 1 : 0;
    for (var at = 0; at < words.length; at++) {
      if (wordStart(entry.text, words[at], 0) >= 0) sum += 4;
      else if (wordStart(entry.who, words[at], 0) >= 0) sum += 3;
      else if (wordStart(entry.about, words[at], 0) >= 0) sum += 1;
      else return 0;
    }
    return sum;
  }

  function search() {
    words = parse(query.value);
    results.replaceChildren();
    found.hidden = !words.length;
    more.hidden = true;
    if (!words.length) return;
    var entries = prepare();
    var before = 0;
    hits = [];
    for (var at = 0; at < entries.length; at++) {
      if (only.value !== "" && data.statements[at][0] !== Number(only.value)) continue;
      var worth = score(entries[at]);
      if (worth && !entries[at].latest && !older.checked) before++;
      else if (worth) hits.push([worth, at]);
    }
    hits.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    count.textContent = hits.length ? plural(hits.length) : "No statement has " + (words.length > 1 ? "all of these words." : "this word.");
    if (before) count.textContent += (hits.length ? "; " : " Only ") + (hits.length ? "in earlier editions " + before + " more" : plural(before) + " of earlier editions.");
    show();
  }

  function plural(number) {
    return number === 1 ? "1 statement" : number + " statements";
  }

  function show() {
    var shown = results.childElementCount;
    var part = document.createDocumentFragment();
    hits.slice(shown, shown + PAGE).forEach(function (hit) { part.append(item(data.statements[hit[1]])); });
    results.append(part);
    more.hidden = results.childElementCount >= hits.length;
    return shown;
  }

  function item(row) {
    var made = document.createElement("li");
    var link = document.createElement("a");
    link.href = row[7];
    mark(link, row[1]);
    var about = document.createElement("p");
    var brief = data.briefs[row[0]];
    var printed = row[6] === row[5] ? "edition " + row[5] : "editions " + row[6] + "–" + row[5];
    mark(about, [row[2], row[3], row[9], brief[0] + ", " + printed, row[4]].filter(Boolean).join(" · "));
    var rests = document.createElement("p");
    rests.className = "rests";
    mark(rests, row[8].map(function (at) { return data.sources[at]; }).join("; "));
    made.append(link, about, rests);
    return made;
  }

  // Words are found in the folded text; `places` says which character of the text each folded one came from.
  function mark(node, text) {
    var plain = "";
    var places = [];
    var offset = 0;
    for (var letter of text) {
      var one = fold(letter);
      for (var k = 0; k < one.length; k++) places.push(offset);
      plain += one;
      offset += letter.length;
    }
    places.push(text.length);
    var spans = [];
    words.forEach(function (word) {
      for (var at = wordStart(plain, word, 0); at >= 0; at = wordStart(plain, word, at + word.length)) spans.push([places[at], places[at + word.length]]);
    });
    spans.sort(function (a, b) { return a[0] - b[0]; });
    var done = 0;
    spans.forEach(function (span) {
      if (span[0] < done || span[1] <= span[0]) return;
      var shown = document.createElement("mark");
      shown.textContent = text.slice(span[0], span[1]);
      node.append(text.slice(done, span[0]), shown);
      done = span[1];
    });
    node.append(text.slice(done));
  }

  document.getElementById("search").addEventListener("submit", function (event) { event.preventDefault(); search(); });
  query.addEventListener("input", search);
  only.addEventListener("change", search);
  older.addEventListener("change", search);
  more.addEventListener("click", function () {
    var first = show();
    results.children[first].querySelector("a").focus();
  });
  // The address keeps the search, for the way back and for handing it on; written when typing ends, since browsers count these calls.
  function keep() {
    var state = query.value ? "#q=" + encodeURIComponent(query.value) + (older.checked ? "&older" : "") + (only.value ? "&brief=" + only.value : "") : "#";
    try { history.replaceState(null, "", state); } catch (refused) { return; }
  }

  function recall() {
    var kept = /^#q=([^&]*)(&older)?(?:&brief=(\d+))?$/.exec(location.hash);
    if (!kept) return;
    try { query.value = decodeURIComponent(kept[1]); } catch (damaged) { return; }
    older.checked = !!kept[2];
    only.value = kept[3] || "";
    if (only.selectedIndex < 0) only.value = "";
    search();
  }

  [query, only, older].forEach(function (field) { field.addEventListener("change", keep); });
  window.addEventListener("hashchange", recall);
  recall();
})();
