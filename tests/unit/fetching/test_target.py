import pytest

from briefgen.fetching.faults import FetchFault
from briefgen.fetching.naming import file_name, slug_of
from briefgen.fetching.target import addresses, is_public, parse


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("HTTP://News.Example:80/a/../b?x=1#part", "http://news.example/a/../b?x=1"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example./a b?q=ü", "https://news.example/a%20b?q=%C3%BC"),
        ("https://news.example/a?utm_source=rss&id=7&utm_medium=x", "https://news.example/a?id=7"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("https://news.example/%2Fkept", "https://news.example/%2Fkept"),
    ],
)
def test_one_address_is_written_in_one_way(written: str, kept: str) -> None:
    assert parse(written).url == kept
    assert parse(parse(written).url) == parse(written)


@pytest.mark.parametrize(
    "written",
    [
        "", "news.example", "ftp://news.example/", "http://", "http://user@news.example/", "http://evil\\@127.0.0.1/", "http://a b/", "http://[::1",
        "http://[fe80::1%25eth0]/", "http://news.example:0/", "http://news.example:99999/", "http://-a.example/",
        "http://" + "a" * 300 + ".example/",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(written: str) -> None:
    with pytest.raises(FetchFault) as fault:
        parse(written)
    assert fault.value.code == "fetch.address"


def test_no_header_can_be_smuggled_in_through_an_address() -> None:
    target = parse("http://news.example/a\r\nX-Evil: 1")
    assert not set("\r\n ") & set(target.request + target.authority)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.0.192",
        "198.18.0.1",
        "168.63.129.16",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2002:a9fe:a9fe::",
        "fe80::1%eth0",
        "x",
    ],
)
def test_addresses_of_the_own_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


def test_a_host_is_allowed_by_its_whole_name_and_port() -> None:
    def resolve(host: str, port: int) -> tuple[str, ...]:
        return ("10.0.0.1",)

    target = parse("http://wiki.house.example:8080/a")
    for allowed in ("wiki.house.example", "wiki.house.example:8080", "WIKI.house.example"):
        assert addresses(target, frozenset({allowed}), resolve) == ("10.0.0.1",)
    for other in ("house.example", "wiki.house.example:80", "10.0.0.1", ""):
        with pytest.raises(FetchFault, match="private network"):
            addresses(target, frozenset({other}), resolve)


def test_file_names_are_short_plain_and_stable() -> None:
    url = "https://www.báo.example/Chính-trị/Đối%20thoại_2024.html?id=1"
    name = file_name(parse(url), ".html")
    assert name == file_name(parse(url), ".html")
    assert name.startswith("xn--bo-mia.example_doi-thoai-2024_")
    assert file_name(parse(url + "2"), ".html") != name
    assert file_name(parse("http://news.example/"), ".html").startswith("news.example_page_")
    assert len(file_name(parse("http://news.example/" + "word-" * 100), ".html")) < 120
    assert file_name(parse("http://news.example/a"), ".html", title="../../etc/passwd").startswith("news.example_etc-passwd_")
    assert slug_of("中文") == ""
