"""Files as clerks hand them in: a table of names and bytes, with what a good answer is.

Each file names firms of its own, so that all of them can lie in one workspace. `READ` files give
all their rows; `SOME` give some and hand others back or leave them out; `REFUSED` files say why.
"""

import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import openpyxl
import xlsxwriter


class Answer(StrEnum):
    """What becomes of a file."""

    READ = "read"
    SOME = "some rows"
    REFUSED = "refused"


READ, SOME, REFUSED = Answer


@dataclass(frozen=True, slots=True)
class BadFile:
    """One file: its path in the workspace, its bytes, the rows that must be written."""

    path: str
    data: bytes
    answer: Answer
    written: int | None = None

    @property
    def name(self) -> str:
        """What it shows, for the table in the docs."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


_made: list[Callable[[], Iterator[BadFile]]] = []


def _family(make: Callable[[], Iterator[BadFile]]) -> Callable[[], Iterator[BadFile]]:
    _made.append(make)
    return make


def bad_files() -> list[BadFile]:
    """All of them."""
    return [file for make in _made for file in make()]


def _two(stem: str) -> str:
    """A plain register of two firms that no other file names."""
    return (
        "企业名称,所在区县,营业收入(万元)\n"
        f"汉中{stem}甲材料有限公司,汉台区,100\n汉中{stem}乙材料有限公司,城固县,200\n"
    )


def _register(stem: str, text: str | bytes, answer: Answer, written: int | None = None) -> BadFile:
    data = text if isinstance(text, bytes) else text.encode()
    return BadFile(f"enterprises/{stem}.csv", data, answer, written)


@_family
def encodings() -> Iterator[BadFile]:
    """Bytes of every sort."""
    for name in (
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "gb18030",
        "gbk",
        "utf-32",
    ):
        stem = f"编码{name}"
        yield _register(stem, _two(stem).encode(name), READ, 2)
    yield _register(
        "编码Big5", "企業名稱,所在區縣\n漢中繁體材料有限公司,漢台區\n".encode("big5"), READ, 1
    )
    mixed = _two("混甲").encode() + "汉中混丙材料有限公司,勉县,5\n".encode("gb18030")
    yield _register("编码混合", mixed, READ, 3)
    yield _register("编码坏字节", _two("坏字节").encode() + b"\xff\xfe\xfa\x81,\x82,3\n", SOME, 2)
    yield _register("编码空字符", _two("空字符").replace("材", "\x00材").encode(), READ, 2)
    yield _register("编码二次转换", _two("二次").encode().decode("latin-1").encode(), REFUSED)
    yield _register("编码回车换行", _two("回车").replace("\n", "\r\n"), READ, 2)
    yield _register("编码只有回车", _two("只回车").replace("\n", "\r"), READ, 2)
    yield _register("编码行分隔符", _two("行分隔").replace("\n", "\u2028"), READ, 2)


@_family
def separators() -> Iterator[BadFile]:
    """Signs between cells."""
    for name, sign in {
        "制表": "\t",
        "分号": ";",
        "竖线": "|",
        "全角逗号": "\uff0c",
    }.items():
        stem = f"分隔{name}"
        yield _register(stem, _two(stem).replace(",", sign), READ, 2)
    yield _register("分隔sep行", "sep=;\n" + _two("sep行").replace(",", ";"), READ, 2)
    yield _register("分隔空格", "企业名称  所在区县\n汉中空格材料有限公司  汉台区\n", REFUSED)
    yield _register("分隔顿号", _two("顿号").replace(",", "、"), REFUSED)
    yield _register(
        "分隔引号不闭",
        _two("不闭") + '"汉中不闭丙材料有限公司,勉县,3\n汉中不闭丁材料有限公司,勉县,4\n',
        SOME,
        3,
    )
    yield _register("分隔引号内换行", _two("换行") + '"汉中换行丙\n材料有限公司",勉县,3\n', READ, 3)
    yield _register("分隔行尾多逗号", _two("行尾").replace("\n", ",,,,\n"), READ, 2)
    yield _register("分隔缺列", _two("缺列") + "汉中缺列丙材料有限公司\n", READ, 3)
    yield _register("分隔多列", _two("多列") + "汉中多列丙材料有限公司,勉县,3,多,出,来\n", READ, 3)


@_family
def headers() -> Iterator[BadFile]:
    """What stands above, within and below a table."""
    body = "汉中{0}甲材料有限公司,汉台区,100\n汉中{0}乙材料有限公司,城固县,200\n"
    yield _register(
        "表头标题行", "汉中市重点企业名册\n(2024年)\n单位:万元\n" + _two("标题"), READ, 2
    )
    yield _register(
        "表头两行", "企业,基本情况,\n名称,所在区县,营业收入(万元)\n" + body.format("两行"), READ, 2
    )
    yield _register(
        "表头单位行", "企业名称,所在区县,营业收入\n,,(万元)\n" + body.format("单位"), READ, 2
    )
    yield _register(
        "表头重复",
        _two("重复") + "企业名称,所在区县,营业收入(万元)\n汉中重复丙材料有限公司,勉县,3\n",
        SOME,
        3,
    )
    yield _register(
        "表头英文", "Company,City,Revenue\nHanzhong Alpha Materials Co. Ltd,Hanzhong,100\n", READ, 1
    )
    yield _register("表头空白列", ",企业名称,,所在区县\n,汉中空列材料有限公司,,汉台区\n", READ, 1)
    yield _register(
        "表头有空格", "企 业 名 称,所 在 区 县\n汉中空格表头材料有限公司,汉台区\n", READ, 1
    )
    yield _register("表头带星号", "*企业名称,所在区县*\n汉中星号材料有限公司,汉台区\n", READ, 1)
    yield _register(
        "表头带说明", "企业名称(全称),所在区县(必填)\n汉中说明材料有限公司,汉台区\n", READ, 1
    )
    yield _register(
        "表头同名两列",
        "企业名称,营业收入(万元),营业收入(万元)\n汉中同名材料有限公司,100,200\n",
        READ,
        1,
    )
    yield _register("表头没有", body.format("无表头"), REFUSED)
    yield _register("表头只有", "企业名称,所在区县\n", READ, 0)
    yield _register("表头认不得", "甲,乙\n1,2\n", REFUSED)
    yield _register("表头在第二十行", "\n" * 19 + _two("二十"), READ, 2)
    yield _register(
        "合计与注", _two("合计") + "合计,,300\n总 计,,300\n注:数据来自统计局\n填表人:略\n", SOME, 2
    )
    yield _register("小计", _two("小计") + "小计,,300\n其中:汉台区,,100\n", SOME, 2)
    yield _register("空行", _two("空行").replace("\n", "\n\n,,\n"), READ, 2)
    yield _register(
        "转置的表", "企业名称,汉中转置甲有限公司,汉中转置乙有限公司\n所在区县,汉台区,勉县\n", SOME
    )
    yield _register(
        "说明当数据", _two("说明") + "填报说明:请如实填写本表各项内容,不得漏项\n", SOME, 2
    )


@_family
def cells() -> Iterator[BadFile]:
    """Cells in every costume."""
    head = "企业名称,营业收入(万元)\n"
    numbers = {
        "千分位": '"1,234.5"', "全角": "１２３４", "约": "约1200", "带单位": "1.2亿元", "中文数": "一千二百万元",
        "科学": "1.2E+3", "负数括号": "(120)", "百分号": "12%", "无": "无", "横线": "--", "斜线": "/", "待定": "待定",
        "保密": "***", "错误": "#N/A", "除零": "#DIV/0!", "井号": "########", "空格": "1 234", "不小于": "≥5000", "区间": "1000-2000",
        "两个点": "1.2.3", "巨大": "9" * 30, "无穷": "inf", "非数": "NaN", "美元": "100万美元", "元": "12000000元", "字母": "1O0", "负": "-5",
    }  # fmt: skip
    for name, cell in numbers.items():
        yield _register(f"金额{name}", f"{head}汉中金额{name}材料有限公司,{cell}\n", SOME)
    names = {
        "零宽": "汉中零\u200b宽\ufeff材料有限公司", "表情": "汉中表情😀材料有限公司", "网页": "<b>汉中网页材料有限公司</b>", "公式": "=HYPERLINK(\"http://x\",\"汉中公式材料\")",
        "加号": "+汉中加号材料有限公司", "命令": "@SUM(1+1)*cmd|' /C calc'!A0", "脚本": "<script>alert(1)</script>", "查询": "汉中'}) DETACH DELETE n //有限公司",
        "纯数字": "12345", "一个字": "厂", "符号": "!!!", "很长": "汉中" + "长" * 3000 + "有限公司", "控制符": "汉中\x07控制\x1b[31m材料有限公司", "反向": "汉中\u202e反向材料有限公司",
        "序号在前": "1、汉中序号材料有限公司", "引号": "“汉中引号材料有限公司”", "曾用名": "汉中曾用材料有限公司(原汉中旧名厂)", "同上": "同上", "空白名": " \u3000 ", "合并两家": "汉中合并甲有限公司/汉中合并乙有限公司",
    }  # fmt: skip
    for name, cell in names.items():
        quoted = '"' + cell.replace('"', '""') + '"'
        yield _register(f"名称{name}", f"企业名称,所在区县\n{quoted},汉台区\n", SOME)
    codes = {
        "校验错": "91610700MA6YXXXX0X", "身份证": "610702199001011234", "短": "9161", "小写": "91110000710931505l", "科学": "9.16107E+17",
        "全角": "９１１１００００７１０９３１５０５Ｌ", "空格": "9111 0000 7109 3150 5L", "旧注册号": "610700100012345", "无": "无", "字母O": "9111OOOO71O931505L",
    }  # fmt: skip
    for name, cell in codes.items():
        yield _register(
            f"信用代码{name}",
            f"企业名称,统一社会信用代码\n汉中代码{name}材料有限公司,{cell}\n",
            SOME,
        )
    stocks = {
        "数字": "600438",
        "前缀": "SH600438",
        "后缀": "600438.SH",
        "丢零": "2594",
        "小数": "600438.0",
        "港股": "00700.HK",
        "坏": "ABC",
        "三板": "830799",
    }
    for name, cell in stocks.items():
        yield _register(
            f"证券代码{name}", f"企业名称,证券代码\n汉中证券{name}材料股份有限公司,{cell}\n", SOME
        )
    regions = {
        "未知": "大秦郡", "旧县": "南郑县", "省外": "西安市", "两地": "汉台区、勉县", "街道": "汉台区北关街道", "代码": "610702", "全称": "陕西省汉中市汉台区", "简写": "汉台", "国外": "日本东京",
        "开发区": "汉中经济技术开发区", "矛盾": "湖南省汉中市", "撤县设区": "汉中市南郑县", "同名": "城关区", "台湾": "台湾省台北市", "香港": "香港",
    }  # fmt: skip
    for name, cell in regions.items():
        yield _register(
            f"区划{name}", f"企业名称,所在区县\n汉中区划{name}材料有限公司,{cell}\n", SOME
        )


@_family
def other_tables() -> Iterator[BadFile]:
    """Lists, ties, projects, policies, parks."""
    ranks = {
        "第几名": "第3名",
        "零": "0",
        "负": "-1",
        "小数": "3.0",
        "汉字": "三",
        "并列": "3=",
        "文字": "榜首",
        "空": "",
        "超大": "99999999",
        "带点": "3.",
        "井号": "#3",
    }
    for name, cell in ranks.items():
        text = f"排名,企业名称,营业收入(万元)\n{cell},汉中名次{name}集团有限公司,5000\n"
        yield BadFile(f"rankings/测试{name}榜500强_2024.csv", text.encode(), SOME)
    shares = {
        "超百": "150%",
        "负": "-5%",
        "半": "0.5",
        "百分": "51",
        "文字": "控股",
        "千": "1000",
        "空": "",
        "全角": "５１％",
    }
    for name, cell in shares.items():
        text = f"企业名称,对方企业,关系,持股比例\n汉中持股{name}子有限公司,汉中持股{name}母有限公司,母公司,{cell}\n"
        yield BadFile(f"relations/持股{name}.csv", text.encode(), SOME)
    ties = {
        "自己": "汉中自己有限公司,汉中自己有限公司,供应商", "不识": "汉中不识甲有限公司,汉中不识乙有限公司,兄弟", "缺一方": "汉中缺方有限公司,,供应商", "互为母公司": "汉中环甲有限公司,汉中环乙有限公司,母公司\n汉中环乙有限公司,汉中环甲有限公司,母公司",
        "三家成环": "汉中圈甲有限公司,汉中圈乙有限公司,母公司\n汉中圈乙有限公司,汉中圈丙有限公司,母公司\n汉中圈丙有限公司,汉中圈甲有限公司,母公司",
    }  # fmt: skip
    for name, row in ties.items():
        yield BadFile(
            f"relations/关系{name}.csv", f"企业名称,对方企业,关系\n{row}\n".encode(), SOME
        )
    projects = {
        "阶段不识": "甲项目,汉中项目有限公司,5000,在谈,", "日期序号": "乙项目,汉中项目有限公司,5000,签约,45000", "日期坏": "丙项目,汉中项目有限公司,5000,签约,2024-13-45", "日期中文": "丁项目,汉中项目有限公司,5000,签约,二〇二四年三月", "日期未来": "戊项目,汉中项目有限公司,5000,投产,2099-01-01",
        "金额负": "己项目,汉中项目有限公司,-5000,签约,2024-03-01", "金额荒唐": "庚项目,汉中项目有限公司,99999999999999,签约,2024-03-01", "无名": ",汉中项目有限公司,5000,签约,2024-03-01", "无投资方": "辛项目,,5000,签约,2024-03-01",
    }  # fmt: skip
    for name, row in projects.items():
        text = f"项目名称,投资方,总投资(万元),阶段,签约日期\n{row}\n"
        yield BadFile(f"projects/项目{name}.csv", text.encode(), SOME)
    policies = {
        "文号": "甲办法,汉政发〔2024〕1号,2024-01-01,汉中市",
        "日期反": "乙办法,汉政发〔2024〕2号,2024-01-01至2020-01-01,汉中市",
        "地区不识": "丙办法,,2024-01-01,火星",
        "无名": ",,2024-01-01,汉中市",
    }
    for name, row in policies.items():
        yield BadFile(
            f"policies/政策{name}.csv", f"政策名称,文号,发布日期,适用地区\n{row}\n".encode(), SOME
        )
    parks = {
        "级别不识": "甲园,特级,汉台区,100",
        "面积负": "乙园,省级,汉台区,-100",
        "面积单位": "丙园,省级,汉台区,100亩",
        "无区县": "丁园,省级,,100",
    }
    for name, row in parks.items():
        yield BadFile(
            f"parks/园区{name}.csv", f"园区名称,级别,所在区县,可用土地(亩)\n{row}\n".encode(), SOME
        )


@_family
def whole_files() -> Iterator[BadFile]:
    """Files that are not what their names say, or nothing at all."""
    png = b"\x89PNG\r\n\x1a\n" + bytes(200)
    yield _register("文件空", b"", REFUSED)
    yield _register("文件只有空白", b" \n\t\n", REFUSED)
    yield _register("文件图片", png, REFUSED)
    yield _register("文件PDF", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", REFUSED)
    yield _register("文件程序", b"\x7fELF" + bytes(500), REFUSED)
    yield _register("文件网页", "<html><table><tr><td>企业名称</td></tr></table></html>", REFUSED)
    yield _register("文件JSON", '[{"企业名称": "汉中甲有限公司"}]', REFUSED)
    yield _register("文件XML", '<?xml version="1.0"?><a><b>企业名称</b></a>', REFUSED)
    yield _register("文件一行", "汉中市企业名册", REFUSED)
    yield _register("文件零字节串", bytes(5000), REFUSED)
    yield _register("文件随机", bytes((i * 7919 + 13) % 256 for i in range(5000)), REFUSED)
    yield BadFile("enterprises/压缩.csv.gz", gzip.compress(_two("压缩").encode()), READ, 2)
    yield BadFile(
        "enterprises/压缩截断.csv.gz", gzip.compress(_two("截断").encode())[:-12], REFUSED
    )
    yield BadFile("enterprises/压缩炸弹.csv.gz", gzip.compress(b"," * (80 << 20)), REFUSED)
    yield BadFile("enterprises/文本叫xlsx.xlsx", _two("文本叫").encode(), READ, 2)
    yield _register("工作簿叫csv", _workbook([["企业名称"], ["汉中工作簿叫材料有限公司"]]), READ, 1)
    yield BadFile("enterprises/文件名'带\"引号.csv", _two("引号名").encode(), READ, 2)
    yield BadFile("enterprises/文件名带\n换行.csv", _two("换行名").encode(), READ, 2)
    yield BadFile("enterprises/文件名带%s{0}.csv", _two("格式名").encode(), READ, 2)
    yield _register(
        "一万列",
        ",".join(["企业名称", *(f"列{i}" for i in range(10_000))]) + "\n汉中万列有限公司\n",
        READ,
        1,
    )
    yield _register(
        "一格极长", "企业名称,备注\n汉中极长材料有限公司," + "长" * 2_000_000 + "\n", SOME
    )
    yield _register("十万逗号行", _two("逗号") + "," * 100_000 + "\n", SOME, 2)


def _workbook(rows: list[list[object]], **sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for name, more in sheets.items():
        other = book.create_sheet(name)
        for row in more:
            other.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


def _book(stem: str, data: bytes, answer: Answer, written: int | None = None) -> BadFile:
    return BadFile(f"enterprises/{stem}.xlsx", data, answer, written)


@_family
def workbooks() -> Iterator[BadFile]:
    """Workbooks of every sort."""
    plain: list[list[object]] = [
        ["企业名称", "所在区县", "营业收入(万元)"],
        ["汉中簿甲材料有限公司", "汉台区", 100],
    ]
    whole = _workbook(plain)
    yield _book("簿平常", whole, READ, 1)
    yield _book(
        "簿几张表",
        _workbook(
            [["企业名称"], ["汉中簿几张甲有限公司"]],
            二=[["企业名称"], ["汉中簿几张乙有限公司"]],
            说明=[["填表说明"]],
            空=[],
        ),
        SOME,
    )
    yield _book("簿截断", whole[: len(whole) // 2], REFUSED)
    yield _book("簿空表", _workbook([]), REFUSED)
    yield _book("簿不是簿", _zip({"a.txt": b"x"}), REFUSED)
    yield _book(
        "簿炸弹",
        _zip({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b" " * (300 << 20)}),
        REFUSED,
    )
    yield _book("簿加密", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096), REFUSED)
    yield _book(
        "簿坏XML",
        _zip({"[Content_Types].xml": b"<Types", "xl/workbook.xml": b"<workbook><sheets><sheet"}),
        REFUSED,
    )
    yield _book(
        "簿外部实体",
        _zip(
            {
                "[Content_Types].xml": b"<Types/>",
                "xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            }
        ),
        REFUSED,
    )
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("名册")
    sheet.write_row(0, 0, ["企业名称", "所在区县", "签约日期", "营业收入(万元)"])
    sheet.write_row(1, 0, ["汉中簿公式材料有限公司", "汉台区", 45000])
    sheet.write_formula(1, 3, "=1/0", value="#DIV/0!")
    sheet.write_row(2, 0, ["汉中簿公式乙材料有限公司", "汉台区", 45000])
    sheet.write_formula(2, 3, "=50+50", value=100)
    sheet.write(3, 0, "=cmd()")
    sheet.merge_range(4, 0, 4, 3, "汉中簿合并材料有限公司")
    sheet.write(5, 0, True)
    sheet.write(6, 0, 12345.678)
    sheet.write(1_000_000, 0, "汉中簿远处材料有限公司")
    sheet.protect("x")
    hidden = book.add_worksheet("隐藏")
    hidden.write_column(0, 0, ["企业名称", "汉中簿隐藏材料有限公司"])
    hidden.hide()
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=名册!$D$2:$D$3"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    yield _book("簿公式合并隐藏保护", out.getvalue(), SOME)


@_family
def chain_maps() -> Iterator[BadFile]:
    """Chain maps that cannot be right, and some that can."""
    seg = "segments:\n- {name: a, stage: 上游}\n"
    texts = {
        "没有名": (seg, REFUSED), "空": ("", REFUSED), "列表": ("- 1\n- 2\n", REFUSED), "数": ("42\n", REFUSED), "制表缩进": ("chain: 图制表\nsegments:\n\t- name: a\n", REFUSED),
        "未闭": ("chain: [图\n", REFUSED), "环": ("chain: 图环\nsegments:\n- {name: a, stage: 上游, feeds: [b]}\n- {name: b, stage: 中游, feeds: [a]}\n", REFUSED),
        "自环": ("chain: 图自环\nsegments:\n- {name: a, stage: 上游, feeds: [a]}\n", REFUSED), "指空": ("chain: 图指空\nsegments:\n- {name: a, stage: 上游, feeds: [z]}\n", REFUSED),
        "阶段错": ("chain: 图阶段\nsegments:\n- {name: a, stage: 顶游}\n", REFUSED), "同名环节": ("chain: 图同名\nsegments:\n- {name: a, stage: 上游}\n- {name: a, stage: 中游}\n", REFUSED),
        "别名炸弹": ("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nchain: 图炸弹\nsegments: *c\n", REFUSED), "对象": ("chain: 图对象\nsegments: !!python/object/apply:os.system [id]\n", REFUSED),
        "深": ("chain: 图深\nsegments:\n" + "- " * 3000 + "x\n", REFUSED), "重复键": ("chain: 图键\nchain: 图键二\n" + seg, REFUSED), "多文档": ("chain: 图多甲\n" + seg + "---\nchain: 图多乙\n" + seg, REFUSED),
        "布尔名": ("chain: 图布尔\nsegments:\n- {name: yes, stage: 上游}\n", READ), "数字名": ("chain: 图数字\nsegments:\n- {name: 2024, stage: 上游}\n", READ), "未知键": ("chain: 图未知\n" + seg + "颜色: 红\n", REFUSED),
        "错拼键": ("chain: 图错拼\nsegments:\n- {name: a, stage: 上游, prodcts: [b]}\n", REFUSED), "配套率超": ("chain: 图配套\nsegments:\n- {name: a, stage: 上游, local_sourcing: 35}\n", REFUSED), "有无错": ("chain: 图有无\nsegments:\n- {name: a, stage: 上游, local: 也许}\n", REFUSED),
        "产品是串": ("chain: 图产品\nsegments:\n- {name: a, stage: 上游, products: 甲}\n", REFUSED), "空环节": ("chain: 图空环\nsegments: []\n", REFUSED), "别市": ('chain: 图别市\nregion: "110000"\n' + seg, SOME), "区划数": ("chain: 图区划\nregion: 610700\n" + seg, SOME),
        "斜杠名": ("chain: 图/斜@杠\n" + seg, READ), "极多环节": ("chain: 图极多\nsegments:\n" + "".join(f"- {{name: s{i}, stage: 上游}}\n" for i in range(5000)), SOME),
    }  # fmt: skip
    for name, (text, answer) in texts.items():
        yield BadFile(f"chains/图{name}.yaml", text.encode(), answer)
    yield BadFile("chains/图GB.yaml", ("chain: 图国标\n" + seg).encode("gb18030"), READ)
    yield BadFile("chains/图二进制.yaml", bytes(range(256)), REFUSED)
    yield BadFile("chains/图表格.csv", _two("图表格").encode(), REFUSED)


@_family
def reference() -> Iterator[BadFile]:
    """Knowledge of the country that is none."""
    yield BadFile("reference/随便.csv", b"a,b\n1,2\n", REFUSED)
    yield BadFile("reference/说明.docx", b"PK\x03\x04" + bytes(100), REFUSED)
    yield BadFile("reference/chainkg/company.json", b'{"name": "x"', REFUSED)
    yield BadFile("reference/groups.csv", "集团,产品\n,x\n".encode(), REFUSED)
    yield BadFile(
        "reference/a_profiles.csv", "code,short_name,province\nABC,甲,火星\n,,\n".encode(), REFUSED
    )
