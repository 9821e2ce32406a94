import csv
import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hallapp import cli
from hallapp.errors import BadInput, KnownError
from hallapp.live import Live
from hallapp.newhall import building, spreadsheet, templates
from hallapp.newhall.spreadsheet import BadSpreadsheet, CellError


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "hall.xlsx"
    spreadsheet.write(templates.sample("community"), path)
    return path


def edit(path: Path, **cells: Any) -> None:
    """Set cells; "services_I3" is cell I3 of the first sheet."""
    book = openpyxl.load_workbook(path)
    sheets = dict(zip(("services", "windows", "clerks", "hours"), book.worksheets, strict=True))
    for place, value in cells.items():
        sheet, _, cell = place.partition("_")
        sheets[sheet][cell] = value
    book.save(path)


def wrong(path: Path) -> list[tuple[object, ...]]:
    """Sheet, row and column of each mistake."""
    with pytest.raises(BadSpreadsheet) as refused:
        spreadsheet.load(path)
    return [
        (error.facts["sheet"], error.facts["row"], error.facts["column"])
        for error in refused.value.problems
        if isinstance(error, CellError)
    ]


@pytest.mark.parametrize("template", ["full", "community", "empty"])
def test_what_is_written_is_read_again(tmp_path: Path, template: str) -> None:
    draft = templates.sample(template)
    spreadsheet.write(draft, tmp_path / "hall.xlsx")
    read = building.build(spreadsheet.load(tmp_path / "hall.xlsx"))
    wanted = building.build(draft)
    assert [(s.names, s.code, s.mean, s.target, s.lead, s.papers) for s in read.services] == [
        (s.names, s.code, s.mean, s.target, s.lead, s.papers) for s in wanted.services
    ]
    assert [(g.prefix, g.names, g.aspect) for g in read.groups] == [
        (g.prefix, g.names, g.aspect) for g in wanted.groups
    ]
    assert [(w.id, w.low, w.clerk is None) for w in read.windows] == [
        (w.id, w.low, w.clerk is None) for w in wanted.windows
    ]
    ids = dict(zip((s.id for s in read.services), (s.id for s in wanted.services), strict=True))
    for found, clerk in zip(read.clerks, wanted.clerks, strict=True):
        assert (found.names, found.breaks) == (clerk.names, clerk.breaks)
        assert {ids[service] for service in found.inactive} == set(clerk.inactive)
        assert {ids[service]: speed for service, speed in found.skills.items() if service not in found.inactive} == {
            service: speed for service, speed in clerk.skills.items() if service not in clerk.inactive
        }


def test_a_cell_that_is_wrong_is_named_with_sheet_row_and_column(sample: Path) -> None:
    edit(sample, services_I3="soon", windows_D2="Nobody", clerks_E3="perhaps", hours_C2="nine")
    assert wrong(sample) == [("人员 Clerks", 3, "社保参保"), ("窗口 Windows", 2, "人员 Clerk")]
    edit(sample, windows_D2="职员甲", clerks_E3="◐")
    assert wrong(sample) == [("事项 Services", 3, "标准用时 Minutes"), ("时间 Hours", 2, "开厅 Opens")]


def test_the_sentence_says_it_all(sample: Path) -> None:
    edit(sample, services_I3="soon")
    with pytest.raises(BadInput) as refused:
        spreadsheet.load(sample)
    assert str(refused.value) == (
        "hall.xlsx, sheet 事项 Services, row 3, column 标准用时 Minutes: soon is no number above 0 and up to 600."
    )
    edit(sample, services_I4="", services_I5="-2")
    with pytest.raises(BadInput, match=r"There are 2 more mistakes\.$"):
        spreadsheet.load(sample)


def test_headings_are_read_in_either_language(sample: Path) -> None:
    book = openpyxl.load_workbook(sample)
    for language, sheet in enumerate(book.worksheets):
        words = [(cell, str(cell.value).split(" ", 1)) for cell in sheet[1] if " " in str(cell.value)]
        for cell, names in words:
            cell.value = names[language % 2].upper()
    book.worksheets[0].title, book.worksheets[1].title = "事项", "WINDOWS"
    book.save(sample)
    assert len(spreadsheet.load(sample).services) == 68


def test_a_heading_that_nobody_knows_or_that_is_missing_is_told(sample: Path) -> None:
    edit(sample, services_H1="Colour", windows_A1="Nr")
    assert ("事项 Services", 1, "Colour") in wrong(sample)
    assert ("窗口 Windows", 1, "窗口 Window") in wrong(sample)


def test_a_column_of_skills_for_no_service_is_told(sample: Path) -> None:
    edit(sample, clerks_E1="Gardening")
    assert wrong(sample) == [("人员 Clerks", 1, "Gardening")]


def test_times_and_numbers_of_excel_are_understood(sample: Path) -> None:
    edit(sample, hours_C2=datetime.time(8, 30), hours_D2=datetime.datetime(1900, 1, 1, 17, 30), windows_A2=11)
    scenario = building.build(spreadsheet.load(sample))
    assert (scenario.opens, scenario.closes, scenario.windows[0].id) == (510.0, 1050.0, "11")


def test_a_column_for_one_service_goes_before_its_groups(sample: Path) -> None:
    book = openpyxl.load_workbook(sample)
    clerks = book.worksheets[2]
    place = clerks.max_column + 1
    clerks.cell(1, place, book.worksheets[0].cell(2, 5).value)
    clerks.cell(2, place, 0.5)
    book.save(sample)
    draft = spreadsheet.load(sample)
    assert draft.clerks[0].skills[draft.services[0].key] == 0.5


def _as_csv(sample: Path, folder: Path, encoding: str) -> Path:
    folder.mkdir()
    for name, sheet in zip(("事项", "窗口", "人员", "时间"), openpyxl.load_workbook(sample).worksheets, strict=True):
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(sheet.values)
    return folder / "事项.csv"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_files_beside_each_other_are_one_hall(sample: Path, tmp_path: Path, encoding: str) -> None:
    path = _as_csv(sample, tmp_path / "tables", encoding)
    assert building.build(spreadsheet.load(path)) == building.build(spreadsheet.load(sample))


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "hall.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(BadInput, match="no XLSX file"):
        spreadsheet.load(path)
    with pytest.raises(BadInput, match="can't be read"):
        spreadsheet.load(tmp_path / "gone.xlsx")
    with pytest.raises(BadInput, match="no file"):
        spreadsheet.load(tmp_path / "gone.csv")


@pytest.mark.parametrize("damage", [lambda data: data[:300], lambda data: data.replace(b"</row>", b"</raw>", 1)])
def test_a_file_that_is_damaged_inside_is_told(sample: Path, damage: Callable[[bytes], bytes]) -> None:
    content = io.BytesIO(sample.read_bytes())
    with zipfile.ZipFile(content) as whole, zipfile.ZipFile(sample, "w") as part:
        for name in whole.namelist():
            data = whole.read(name)
            part.writestr(name, damage(data) if "sheet1" in name else data)
    with pytest.raises(BadInput, match="damaged"):
        spreadsheet.load(sample)


def test_a_sheet_that_is_missing_is_told(sample: Path) -> None:
    book = openpyxl.load_workbook(sample)
    del book["人员 Clerks"]
    book.save(sample)
    with pytest.raises(BadInput, match="no sheet 人员 / clerks"):
        spreadsheet.load(sample)


def test_a_sample_never_overwrites(sample: Path) -> None:
    with pytest.raises(BadInput, match="not overwritten"):
        spreadsheet.write(templates.sample("empty"), sample)
    assert len(spreadsheet.load(sample).services) == 68


def test_init_makes_a_hall_of_a_spreadsheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, hall = tmp_path / "sample.xlsx", tmp_path / "new.hall"
    assert cli.run(["init", "--sample", str(sheet)]) == 0
    edit(sheet, windows_F3="是")
    assert cli.run(["init", "--hall", str(hall), "--from", str(sheet), "--zone", "Asia/Shanghai"]) == 0
    with Live.open(hall) as live:
        assert len(live.hall.windows) == 5 and live.hall.settings.displays == ("2",)
    assert capsys.readouterr().err == ""


def test_init_leaves_nothing_of_a_spreadsheet_that_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, hall = tmp_path / "sample.xlsx", tmp_path / "new.hall"
    cli.run(["init", "--sample", str(sheet)])
    edit(sheet, services_I2=-1)
    capsys.readouterr()
    assert cli.run(["init", "--hall", str(hall), "--from", str(sheet)]) == 2
    told = capsys.readouterr()
    assert told.out == "" and "row 2, column 标准用时 Minutes" in told.err
    assert [path.name for path in tmp_path.iterdir()] == ["sample.xlsx"]


def test_a_sample_is_a_spreadsheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["init", "--sample", str(tmp_path / "sample.csv")]) == 2
    assert "must end in .xlsx" in capsys.readouterr().err and list(tmp_path.iterdir()) == []


def test_init_wants_a_hall_or_a_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["init"]) == 2
    assert "--sample" in capsys.readouterr().err


def test_a_sheet_whose_formats_reach_down_to_its_end_is_read_at_once(sample: Path) -> None:
    edit(sample, services_A1048576=" ")
    assert len(spreadsheet.load(sample).services) == 68


def test_two_services_of_one_name_are_told_apart_by_their_code(tmp_path: Path) -> None:
    draft = templates.sample("community")
    first, second = draft.services[0], draft.of_group("elderly")[0]
    second.zh = first.zh
    draft.clerks[0].skills = {first.key: 1.0, second.key: 0.5}
    path = tmp_path / "hall.xlsx"
    spreadsheet.write(draft, path)
    read = spreadsheet.load(path)
    ids = {service.code: service.key for service in read.services}
    assert read.clerks[0].skills == {ids[first.code]: 1.0, ids[second.code]: 0.5}
    book = openpyxl.load_workbook(path)
    heading = next(cell for cell in book.worksheets[2][1] if cell.value == first.code)
    heading.value = first.zh
    book.save(path)
    assert wrong(path) == [("人员 Clerks", 1, first.zh)]


def test_without_a_column_that_is_needed_only_that_is_told(sample: Path) -> None:
    edit(sample, services_I1="时长")
    assert wrong(sample) == [("事项 Services", 1, "标准用时 Minutes")]


def edit_rows(path: Path, change: Callable[[Any], None]) -> None:
    """Change the sheet of services."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def test_merged_cells_of_a_group_stand_for_all_its_rows(sample: Path) -> None:
    whole = spreadsheet.load(sample)

    def merge(sheet: Any) -> None:
        above = None
        for row in range(2, sheet.max_row + 1):
            name = sheet.cell(row, 1).value
            for column in (1, 2, 3, 4):
                if name == above:
                    sheet.cell(row, column).value = None
            above = name

    edit_rows(sample, merge)
    again = spreadsheet.load(sample)
    assert [(group.zh, group.prefix) for group in again.groups] == [(group.zh, group.prefix) for group in whole.groups]
    assert [service.group for service in again.services] == [service.group for service in whole.services]


def test_letters_chosen_for_a_group_leave_those_that_are_written_alone(sample: Path) -> None:
    letters = [group.prefix for group in spreadsheet.load(sample).groups]

    def blank(sheet: Any) -> None:
        first = sheet.cell(2, 1).value
        for row in range(2, sheet.max_row + 1):
            if sheet.cell(row, 1).value == first:
                sheet.cell(row, 3).value = None

    edit_rows(sample, blank)
    found = [group.prefix for group in spreadsheet.load(sample).groups]
    assert found[1:] == letters[1:] and len(set(found)) == len(found)


def test_two_letters_for_one_group_are_told(sample: Path) -> None:
    edit(sample, services_C3="ZZ")
    assert wrong(sample)[0] == ("事项 Services", 3, "号码字母 Letters")


def test_lines_within_a_cell_are_one_name_and_several_papers(sample: Path) -> None:
    edit(sample, services_E2="办理\n居住证", services_L2="身份证\n户口簿；照片")
    service = spreadsheet.load(sample).services[0]
    assert service.zh == "办理 居住证"
    assert service.known is not None and [paper.zh for paper in service.known.papers] == ["身份证", "户口簿", "照片"]


@pytest.mark.parametrize("cell", ["services_A2", "services_E2", "services_F2", "windows_A2", "windows_B2", "clerks_A2"])
def test_what_has_no_room_on_a_slip_or_a_wall_is_told(sample: Path, cell: str) -> None:
    edit(sample, **{cell: "长" * 200})
    with pytest.raises(BadSpreadsheet):
        spreadsheet.load(sample)


def test_more_windows_than_a_hall_can_have_are_told(sample: Path) -> None:
    book = openpyxl.load_workbook(sample)
    for number in range(100, 250):
        book.worksheets[1].append([number])
    book.save(sample)
    with pytest.raises(BadSpreadsheet, match="at most 99 windows"):
        spreadsheet.load(sample)


def test_other_files_in_the_folder_are_no_concern_of_the_hall(sample: Path, tmp_path: Path) -> None:
    name = _as_csv(sample, tmp_path / "csv", "utf-8")
    (name.parent / "bank.csv").write_bytes(b"\x81\xff\xff")
    (name.parent / "log.csv").write_text("1,2\n" * 9000, encoding="utf-8")
    assert len(spreadsheet.load(name).services) == len(spreadsheet.load(sample).services)


@pytest.mark.parametrize("made", [True, False])
def test_what_the_system_says_of_a_file_is_said_in_our_words(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "hall.xlsx"
    if made:
        path.mkdir()
    with pytest.raises(BadInput) as refused:
        spreadsheet.load(path)
    problem = refused.value.facts["problem"]
    assert isinstance(problem, KnownError) and "{" not in problem.text
