"use strict";
(function () {
  // Without <dialog> a citation stays what it is: a link into the list of references.
  var panel = document.getElementById("bg-panel");
  if (!panel || !panel.showModal) return;
  var title = document.getElementById("bg-panel-title");
  var body = panel.querySelector(".panel-body");
  var links = Array.prototype.slice.call(document.querySelectorAll("a.cite[data-statement]"));
  var current = null;

  function part(name) {
    return panel.querySelector(name);
  }

  function passagesOf(link) {
    var entry = document.getElementById(link.dataset.reference);
    var found = entry ? Array.prototype.slice.call(entry.querySelectorAll(".passage")) : [];
    return found.filter(function (passage) {
      return (passage.dataset.for || "").split(" ").indexOf(link.dataset.statement) >= 0 && passage.querySelector(".context");
    });
  }

  function statementOf(link) {
    var holder = link.closest(".statement, tr");
    if (!holder) return "";
    var copy = (holder.querySelector(".words") || link.closest("td, th") || holder).cloneNode(true);
    copy.querySelectorAll(".cites, .vh").forEach(function (node) {
      node.remove();
    });
    return copy.textContent.trim();
  }

  function show(link) {
    var passages = passagesOf(link);
    if (!passages.length) return false;
    current = link;
    var entry = document.getElementById(link.dataset.reference);
    title.textContent = "Source " + link.textContent;
    part(".panel-source").textContent = entry.querySelector(".words").textContent;
    part(".panel-statement").textContent = statementOf(link);
    var place = part(".panel-passages");
    place.replaceChildren();
    passages.forEach(function (passage) {
      var locator = passage.querySelector(".locator");
      var heading = document.createElement("h3");
      heading.textContent = "Passage in context" + (locator ? ", " + locator.textContent : "");
      place.append(heading, passage.querySelector(".context").cloneNode(true));
    });
    part(".panel-link").setAttribute("href", link.getAttribute("href"));
    var at = links.indexOf(link);
    part(".earlier").disabled = at <= 0;
    part(".later").disabled = at < 0 || at === links.length - 1;
    if (!panel.open) {
      panel.showModal();
      part(".close").focus();
    }
    body.scrollTop = 0;
    var mark = place.querySelector("mark");
    if (mark) body.scrollTop = Math.max(0, mark.offsetTop - body.clientHeight / 3);
    return true;
  }

  function step(by) {
    for (var at = links.indexOf(current) + by; at >= 0 && at < links.length; at += by) {
      if (show(links[at])) return;
    }
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a.cite[data-statement]") : null;
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (show(link)) event.preventDefault();
  });
  panel.addEventListener("click", function (event) {
    if (event.target === panel || event.target.closest(".close")) panel.close();
    else if (event.target.closest(".earlier")) step(-1);
    else if (event.target.closest(".later")) step(1);
    else if (event.target.closest(".panel-link")) {
      current = null;
      panel.close();
    }
  });
  panel.addEventListener("close", function () {
    if (current) current.focus();
  });
})();
