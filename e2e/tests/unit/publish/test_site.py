"""Publishing little pages into a little site."""

import os
import subprocess
from pathlib import Path

import pytest

from e2e.publish import layout
from e2e.publish.__main__ import ROOT, SOURCES, main

FRONT = "---\ntitle: {ref}\nlayout: default\nlang: {lang}\nref: {ref}\n---\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


class Project:
    """A project of its own with pages and screenshots, and a site beside it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.site = folder / "site"
        for name in ("docs", "screenshots", "e2e"):
            (self.root / name).mkdir(parents=True)

    def page(self, name: str, text: str, *, ref: str, lang: str = "de") -> Path:
        path = self.root / "docs" / lang / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FRONT.format(lang=lang, ref=ref) + text, "utf-8")
        return path

    def screenshot(self, name: str, content: bytes = PNG, lang: str = "de") -> Path:
        path = self.root / "screenshots" / lang / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def publish(self, *arguments: str) -> int:
        return main([str(self.site), *arguments], root=self.root)

    def read(self, path: str) -> str:
        return (self.site / path).read_text("utf-8")

    def there(self) -> set[str]:
        return {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_pages_and_screenshots_in_the_site_s_layout(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.screenshot("Tür-Cursor.png")
    project.screenshot("Door.png", PNG + b"en", "en")
    project.page(
        "eins.md",
        "## A\n1. {: #step-one} Sehen Sie ![Tür](../../screenshots/de/T%C3%BCr-Cursor.png){: .small}.\n"
        "   <kbd><a href='../../screenshots/de/Tür-Cursor.png'>"
        '<img src="../../screenshots/de/Tür-Cursor.png"></a></kbd>\n'
        "1. {: #step-two} Siehe [zwei](zwei.md#ende), [Englisch](../en/one.md) und [oben](#a).\n",
        ref="first",
    )
    project.page("zwei.md", "[aussen](https://example.org/x.md) [a](./eins.md)\n", ref="second")
    project.page(
        "one.md", "![Door](../../screenshots/en/Door.png) [zwei](../de/zwei.md)\n", ref="first", lang="en"
    )

    assert project.publish() == 0

    assert project.there() == {
        "de/first.md",
        "de/second.md",
        "de/assets/jitsi-meet/Tür-Cursor.png",
        "en/first.md",
        "en/assets/jitsi-meet/Door.png",
    }
    assert project.read("de/first.md") == FRONT.format(lang="de", ref="first") + (
        "## A\n1. {: #step-one} Sehen Sie ![Tür](assets/jitsi-meet/T%C3%BCr-Cursor.png){: .small}.\n"
        "   <kbd><a href='assets/jitsi-meet/Tür-Cursor.png'><img src=\"assets/jitsi-meet/Tür-Cursor.png\"></a></kbd>\n"
        "1. {: #step-two} Siehe [zwei](second#ende), [Englisch](../en/first) und [oben](#a).\n"
    )
    assert "[aussen](https://example.org/x.md) [a](first)" in project.read("de/second.md")
    assert "![Door](assets/jitsi-meet/Door.png) [zwei](../de/second)" in project.read("en/first.md")
    assert (project.site / "en/assets/jitsi-meet/Door.png").read_bytes() == PNG + b"en"
    assert f"{project.site}: 5 new" in capsys.readouterr().out


def test_only_what_differs_is_written_and_named(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.screenshot("a.png")
    project.screenshot("b.png")
    page = project.page("p.md", "![](../../screenshots/de/a.png) ![](../../screenshots/de/b.png)\n", ref="p")
    project.publish()
    for path in project.there():
        os.utime(project.site / path, (1000, 1000))
    capsys.readouterr()

    assert project.publish() == 0
    assert capsys.readouterr().out == f"{project.site}: 3 unchanged\n"

    project.screenshot("a.png", PNG + b"new")
    page.write_text(page.read_text("utf-8").replace("![](../../screenshots/de/b.png)", "none"), "utf-8")
    assert project.publish() == 0
    assert capsys.readouterr().out.splitlines() == [
        "updated         de/assets/jitsi-meet/a.png",
        "no longer used  de/assets/jitsi-meet/b.png",
        "updated         de/p.md",
        f"{project.site}: 2 updated, 1 no longer used",
    ]
    assert (project.site / "de/assets/jitsi-meet/b.png").stat().st_mtime == 1000
    assert (project.site / "de/assets/jitsi-meet/a.png").read_bytes() == PNG + b"new"


def test_strangers_stay_and_folders_keep_their_case(project: Project) -> None:
    (project.site / "DE").mkdir(parents=True)
    (project.site / "DE/Menu.md").write_text("theirs", "utf-8")
    (project.site / "index.md").write_text("theirs", "utf-8")
    project.page("p.md", "[q](../en/q.md)\n", ref="p")
    project.page("q.md", "[p](../de/p.md)\n", ref="q", lang="en")
    assert project.publish() == 0
    assert project.there() == {"DE/Menu.md", "DE/p.md", "en/q.md", "index.md"}
    assert "[p](../DE/p)" in project.read("en/q.md")
    assert project.read("DE/Menu.md") == project.read("index.md") == "theirs"


def test_one_page_alone(project: Project) -> None:
    path = project.page("p.md", "x\n", ref="p")
    project.page("q.md", "x\n", ref="q")
    assert project.publish("--pages", str(path)) == 0
    assert project.there() == {"de/p.md"}


@pytest.mark.parametrize(
    ("text", "ref", "message"),
    [
        (
            "x\n\n![](../../screenshots/de/gone.png)\n",
            "p",
            "docs/de/p.md:9: the screenshot gone.png cannot be read",
        ),
        ("x [y](gone.md)\n", "p", "docs/de/p.md:7: the link leads to gone.md, which is not there"),
        (
            "[y](../../e2e/x.md)\n",
            "p",
            "docs/de/p.md:7: the link leads to ../../e2e/x.md, which is not published",
        ),
        ("[y](../../../../x.png)\n", "p", "docs/de/p.md:7: the picture x.png is outside screenshots/"),
        ("x\n", "../../out", "docs/de/p.md:5: a page of the site cannot be named ../../out"),
        ("x\n", "de/p", "docs/de/p.md:5: a page of the site cannot be named de/p"),
        ("![](../p.png)\n", "p", "docs/de/p.md:7: the screenshot ../p.png is outside screenshots/"),
    ],
)
def test_a_bad_page_is_named_with_its_line_and_nothing_is_written(
    project: Project, capsys: pytest.CaptureFixture[str], text: str, ref: str, message: str
) -> None:
    (project.root / "e2e/x.md").write_text("x", "utf-8")
    project.page("a.md", "good\n", ref="a")
    project.page("p.md", text, ref=ref)
    assert project.publish() == 4
    assert message in capsys.readouterr().err
    assert not project.site.exists()


def test_two_pages_of_one_name(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.page("a.md", "x\n", ref="same")
    project.page("b.md", "x\n", ref="Same")
    assert project.publish() == 4
    assert "docs/de/b.md:5: docs/de/a.md has the same ref, same" in capsys.readouterr().err


def test_two_pictures_of_one_name(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.screenshot("x.png")
    project.screenshot("sub/x.png")
    text = "![](../../screenshots/de/x.png)\n\n![](../../screenshots/de/sub/x.png)\n"
    project.page("a.md", text, ref="a")
    assert project.publish() == 4
    assert "docs/de/a.md:9: there is another picture of the name x.png" in capsys.readouterr().err


def test_front_matter_that_is_broken(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.page("a.md", "x\n", ref="a")
    path.write_text("---\nlang: de\nref: [\n---\nx\n", "utf-8")
    assert project.publish() == 4
    assert "docs/de/a.md:" in capsys.readouterr().err


def test_a_link_that_leads_out_of_the_site_is_refused(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (project.site).mkdir()
    (project.site / "de").symlink_to(outside)
    project.page("p.md", "x\n", ref="p")
    assert project.publish() == 4
    assert "leads out of" in capsys.readouterr().err
    assert list(outside.iterdir()) == []


def test_a_page_that_is_a_link_is_refused(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "theirs.md"
    outside.write_text("theirs", "utf-8")
    (project.site / "de").mkdir(parents=True)
    (project.site / "de/p.md").symlink_to(outside)
    project.page("p.md", "x\n", ref="p")
    assert project.publish() == 4
    assert outside.read_text("utf-8") == "theirs"


@pytest.mark.parametrize(
    "inside",
    [
        ".",
        "e2e/..",
        "docs",
        "docs/de",
        "screenshots",
        "e2e/publish",
        ".github/new",
        ".ci",
        ".devcontainer",
        ".git/x",
    ],
)
def test_the_project_itself_is_no_site(
    project: Project, inside: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project.page("p.md", "x\n", ref="p")
    assert main([str(project.root / inside)], root=project.root) == 4
    assert "publish elsewhere" in capsys.readouterr().err
    assert {path.name for path in project.root.rglob("*.md")} == {"p.md"}


def test_a_folder_of_the_project_that_holds_nothing_of_it_may_be_a_site(project: Project) -> None:
    project.page("p.md", "x\n", ref="p")
    assert main([str(project.root / "site")], root=project.root) == 0
    assert (project.root / "site/de/p.md").is_file()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a checkout tells what is tracked")
def test_all_folders_of_the_project_are_known() -> None:
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {path.split("/")[0] for path in listed.splitlines() if "/" in path} <= set(SOURCES)


def test_a_file_is_no_site(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.site.write_text("x", "utf-8")
    project.page("p.md", "x\n", ref="p")
    assert project.publish() == 4
    assert "is no folder" in capsys.readouterr().err


def test_a_failed_write_leaves_the_old_file_and_no_other(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = project.page("p.md", "old\n", ref="p")
    project.publish()
    page.write_text(page.read_text("utf-8").replace("old", "new"), "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert project.publish() == 4
    assert project.read("de/p.md").endswith("old\n")
    assert project.there() == {"de/p.md"}


def test_wrong_usage_and_no_pages(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 4
    assert project.publish() == 4
    assert "there is no page in this folder" in capsys.readouterr().err


def test_names_of_the_site() -> None:
    assert layout.is_name("jitsi_meet_instructions")
    assert not any(map(layout.is_name, ("", ".", "a b", "ä", "a/b", "a.b", "_a", "a\n", "x" * 201)))


@pytest.mark.parametrize("folder", ["", "/abs", "../out", "a/../b", None])
def test_the_folder_of_screenshots_is_one_within_the_language(tmp_path: Path, folder: str | None) -> None:
    pyproject = tmp_path / "pyproject.toml"
    pyproject.write_text(
        "[tool.guide.site]\n" + (f'screenshots = "{folder}"\n' if folder is not None else "")
    )
    with pytest.raises(layout.Refused, match=r"\[tool\.guide\.site\] gives no folder"):
        layout.screenshots_folder(pyproject)
    pyproject.write_text('[tool.guide.site]\nscreenshots = "pictures/of-it"\n')
    assert layout.screenshots_folder(pyproject) == "pictures/of-it"
