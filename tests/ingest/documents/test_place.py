"""Of which place a document speaks: title, issuer, then the first place outside firms' names."""

import pytest

from ingest.documents.reading import read_document


def place(words: str) -> str | None:
    read = read_document("a.txt", words.encode())
    assert read.heading
    found = read.heading.fields["place"]
    assert found is None or isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "泸州市2024年招商引资工作要点\n引进深圳市同兴达科技股份有限公司、深圳市华星公司，深圳市",
            "泸州市",
        ),
        (
            "2024年招商引资工作要点\n引进苏州市高新材料有限公司。\n\n鹰潭市商务局\n2024年3月1日",
            "鹰潭市",
        ),
        (
            "重点项目推进情况的通报\n深圳市新星轻合金材料股份有限公司来访。随州市新开工项目12个。",
            "随州市",
        ),
        ("关于赴深圳市开展招商活动情况的报告\n我市组团赴深圳市、东莞市招商。", None),
        ("重点项目推进情况的通报\n深圳市新星轻合金材料股份有限公司完成投资5亿元。", None),
        ("政府工作报告\n——2025年1月8日在滁州市第七届人民代表大会第五次会议上", "滁州市"),
        ("宝鸡市眉县2024年招商引资工作总结\n全县签约项目12个。", "眉县"),
        ("湖北省重点项目通报\n全省开工项目300个。", "湖北省"),
        ("重点项目建设情况通报\n按照湖北省部署，十堰市开工项目30个。", "十堰市"),
        ("宁德：产业链招商提速\n全市签约项目12个。", "宁德市"),
        ("宁德时代新能源项目落户情况\n项目总投资50亿元。", None),
    ],
)
def test_the_place_is_the_documents_and_not_a_firms(words, expected):
    assert place(words) == expected


def test_figures_take_their_region_from_the_document():
    words = "德阳市重点项目推进情况\n深圳市比亚迪锂电池有限公司来访，全市累计完成投资120亿元。"
    facts = read_document("a.txt", words.encode()).facts
    assert [f.fields["region"] for f in facts if f.kind.value == "indicator"] == ["德阳市"]
