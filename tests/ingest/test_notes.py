from ingest.notes import Notes


def test_a_remark_of_many_rows_is_one_message_with_their_number():
    notes = Notes()
    for _ in range(3):
        notes.remark("营业收入没有单位,没有取用")
    notes.remark("另一件事")
    assert notes.messages() == ["营业收入没有单位,没有取用(3 行)", "另一件事"]


def test_words_are_listed_in_one_message_each_once():
    notes = Notes()
    for word in ("农业", "工业", "农业"):
        notes.word("适用产业中有 {} 个词不在链图中", word)
    assert notes.messages() == ["适用产业中有 2 个词不在链图中:农业、工业"]


def test_all_words_are_told_and_very_long_ones_are_shortened():
    notes = Notes()
    for number in range(100):
        notes.word("环节中有 {} 个词不在链图中", f"第{number}个环节{'长' * 200}")
    [told] = notes.messages()
    assert told.startswith("环节中有 100 个词不在链图中:第0个环节")
    assert "第99个环节" in told
    assert "长" * 40 not in told
