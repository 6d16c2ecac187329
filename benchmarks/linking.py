"""Which firms make this product? Quality on held-back names; speed by size; beside bm25s, tantivy.

Quality: the queries of a split are hidden from every firm that reports them, in practice, in the
space and in the index, and asked (`CHAINSCOUT_TEST_QUERIES` names the folder with
`queries_dev.csv`: query, positives, ignored). In the strict split, what is nearly the same name is
hidden as well from those who make the thing.
Speed: the real firms, then firms made of the products of real ones drawn at random: real words,
no real firms. bm25s and tantivy get the same text, cut by jieba, in the same run; one thread each.
"""

import csv
import gzip
import os
import re
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from graph.names import stock_code
from matcher.documents import Document, Passage
from matcher.finder import Finder, open_finder
from matcher.grams import plain
from matcher.practice import Trained, practise

SIZES = (10_000, 100_000, 1_000_000)
ASKED = 1_000
PRODUCTS = 12
SHOWN = 60
_ITEMS = ("抵销", "抵消", "平衡项目", "调整项", "合计", "其他", "其它", "小计", "总计", "补充")


@dataclass(frozen=True)
class Query:
    """A product that is asked for, by stock code who reports it and who reports a little of it."""

    text: str
    makers: frozenset[str]
    ignored: frozenset[str]


def data() -> Path:
    """The folder of the shared data."""
    here = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
    return Path(os.environ.get("CHAINSCOUT_TEST_DATA", here))


def asked(split: str) -> list[Query]:
    """The queries of a split; none where the folder is absent."""
    folder = Path(os.environ.get("CHAINSCOUT_TEST_QUERIES", data().parent / "eval"))
    file = folder / f"queries_{split}.csv"
    if not file.exists():
        return []
    return [
        Query(
            row["query"],
            frozenset(_code(c) for c in row["positives"].split()),
            frozenset(_code(c) for c in (row["ignored"] or "").split()),
        )
        for row in _rows(file)
    ]


def _rows(path: Path) -> Iterator[Mapping[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig") as file:  # type: ignore[operator]
        yield from csv.DictReader(file)


def _code(written: str) -> str:
    return stock_code(written) or written


def firms(*, profiles: bool) -> list[Document]:
    """The firms of chainkg with their products and industries, on demand with their profiles."""
    folder = data()
    held: dict[str, list[Passage]] = {}
    for row in _rows(folder / "chainkg" / "companies.csv"):
        held[_code(row["code"])] = [Passage("name", row["full_name"], "")]
    products: dict[tuple[str, str], float] = {}
    for row in _rows(folder / "chainkg" / "company_products.csv"):
        share = float(row["revenue_share"] or 0)
        key = (_code(row["company_code"]), row["product"])
        if 0 <= share <= 1 and not any(item in row["product"] for item in _ITEMS):
            products[key] = max(products.get(key, 0.0), share)
    for (code, product), share in products.items():
        if code in held:
            held[code].append(Passage("product", product, "", share))
    named = {r["code"]: r["name"] for r in _rows(folder / "chainkg" / "industries.csv")}
    for row in _rows(folder / "chainkg" / "company_industries.csv"):
        code = _code(row["company_code"])
        if code in held and row["industry_code"] in named:
            held[code].append(Passage("industry", named[row["industry_code"]], ""))
    if profiles:
        _add_profiles(held, folder / "profiles" / "ashare_profiles.csv.gz")
    return [Document(code, tuple(passages)) for code, passages in sorted(held.items())]


def _add_profiles(held: dict[str, list[Passage]], path: Path) -> None:
    fields = (("main_business", "main_business"), ("introduction", "introduction"))
    for row in _rows(path):
        own = held.get(_code(row["code"]))
        if own is not None:
            for field, column in (*fields, ("scope", "business_scope"), ("industry", "industry")):
                if row[column]:
                    own.append(Passage(field, row[column], ""))


def without(
    documents: Iterable[Document], queries: Sequence[Query], *, strict: bool = False
) -> list[Document]:
    """The documents without the products asked for; strictly, makers without nearly the same."""
    hidden = {plain(query.text) for query in queries}
    asked: dict[str, list[str]] = {}
    for query in queries if strict else ():
        for maker in query.makers:
            asked.setdefault(maker, []).append(plain(query.text))

    def shown(firm: str, name: str) -> bool:
        return name not in hidden and not any(is_near(name, a) for a in asked.get(firm, ()))

    return [
        Document(
            d.id,
            tuple(p for p in d.passages if p.field != "product" or shown(d.id, plain(p.text))),
        )
        for d in documents
    ]


_ENDING = re.compile(r"(?:系列|产品|业务|板块|行业|制造|销售|收入|服务|类|等|品|业)+$")


def is_near(one: str, other: str) -> bool:
    """The same core, one within the other (three signs at least), or 2·LCS/(a+b) of 0.7."""
    from rapidfuzz import fuzz

    short, long = sorted((one, other), key=len)
    same_core = _ENDING.sub("", one) == _ENDING.sub("", other) != ""
    return same_core or (len(short) >= 3 and short in long) or fuzz.ratio(one, other) >= 70


def gains(found: Sequence[str], query: Query) -> tuple[float, float, float]:
    """nDCG@10, Recall@20 and reciprocal rank of one ranking."""
    ranked = [code for code in found if code not in query.ignored]
    first = [code in query.makers for code in ranked]
    gain = sum(1 / np.log2(i + 2) for i, right in enumerate(first[:10]) if right)
    ideal = sum(1 / np.log2(i + 2) for i in range(min(10, len(query.makers))))
    rank = next((i for i, right in enumerate(first, start=1) if right), None)
    return gain / ideal, sum(first[:20]) / len(query.makers), 1 / rank if rank else 0.0


def told(label: str, each: Sequence[tuple[float, float, float]]) -> str:
    """A row of the table, with the 95 % bootstrap interval of nDCG@10."""
    values = np.array(each)
    random = np.random.default_rng(1)
    means = values[random.integers(0, len(values), (2000, len(values))), 0].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    ndcg, recall, mrr = values.mean(axis=0)
    return f"| {label} | {ndcg:.3f} | {low:.3f}-{high:.3f} | {recall:.3f} | {mrr:.3f} |"


Ask = Callable[[Sequence[str]], list[list[str]]]
"""Ids of the best firms for each text, best first."""


@cache
def cut(text: str) -> tuple[str, ...]:
    """jieba's search words of two signs and more."""
    import jieba

    return tuple(word for word in jieba.cut_for_search(text) if len(word) > 1)


def words_of(document: Document) -> list[str]:
    """The search words of all that a firm says."""
    return [word for passage in document.passages for word in cut(passage.text)]


def bm25s_of(documents: Sequence[Document]) -> Ask:
    """bm25s over jieba's search words."""
    import bm25s

    index = bm25s.BM25()
    index.index([words_of(d) for d in documents], show_progress=False)
    ids = np.array([d.id for d in documents])

    def ask(texts: Sequence[str]) -> list[list[str]]:
        found = []
        for text in texts:
            words = [w for w in cut(text) if w in index.vocab_dict]
            scores = index.get_scores(words) if words else np.zeros(len(ids))
            best = np.argpartition(-scores, SHOWN + 40)[: SHOWN + 40]
            found.append(ids[best[np.argsort(-scores[best], kind="stable")]].tolist())
        return found

    return ask


def tantivy_of(documents: Sequence[Document]) -> Ask:
    """tantivy over jieba's search words, in memory, one thread."""
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_unsigned_field("row", stored=True)
    schema.add_text_field("words", tokenizer_name="whitespace")
    index = tantivy.Index(schema.build())
    writer = index.writer(num_threads=1)
    for row, document in enumerate(documents):
        writer.add_document(tantivy.Document(row=row, words=" ".join(words_of(document))))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(texts: Sequence[str]) -> list[list[str]]:
        found = []
        for text in texts:
            terms = [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.term_query(index.schema, "words", word, "freq"),
                )
                for word in cut(text)
            ]
            hits = searcher.search(tantivy.Query.boolean_query(terms), SHOWN + 40).hits
            rows = (searcher.doc(address)["row"][0] for _, address in hits)
            found.append([documents[row].id for row in rows])
        return found

    return ask


OTHERS: Mapping[str, Callable[[Sequence[Document]], Ask]] = {
    "bm25s": bm25s_of,
    "tantivy": tantivy_of,
}


def quality(split: str, *, profiles: bool) -> Trained | None:
    """Print the rows of one track of one split."""
    queries = asked(split)
    if not queries:
        print(f"no queries_{split}.csv: CHAINSCOUT_TEST_QUERIES names their folder")
        return None
    track = f"{split}, {'with profiles' if profiles else 'chainkg'}"
    texts = [q.text for q in queries]
    documents = without(firms(profiles=profiles), queries, strict=split.endswith("strict"))
    trained = practise(documents)
    assert trained is not None
    begun = time.perf_counter()
    finder = open_finder(documents, trained)
    built = time.perf_counter()
    found = list(finder.find(texts, SHOWN + 40))
    done = time.perf_counter()
    ranked = [[code for code, _ in row] for row in found]
    for name, index in OTHERS.items():
        print(told(f"{track}: {name}", _judged(index(documents)(texts), queries)))
    print(told(f"{track}: chainscout", _judged(ranked, queries)))
    seconds = f"{trained.facts['seconds']:.0f} s practice, {built - begun:.1f} s index"
    print(f"{track}: {seconds}, {done - built:.2f} s for {len(texts)} queries, {_peak()} MiB")
    return trained


def _judged(
    ranked: Sequence[Sequence[str]], queries: Sequence[Query]
) -> list[tuple[float, float, float]]:
    return [gains(found, query) for found, query in zip(ranked, queries, strict=True)]


def made_up(documents: Sequence[Document], count: int) -> list[Document]:
    """The real firms, then firms of products drawn from all, until there are `count`."""
    random = np.random.default_rng(5)
    products = [p for d in documents for p in d.passages if p.field == "product"]
    names = [d.passages[0].text for d in documents]
    found = list(documents[:count])
    for i in range(len(found), count):
        drawn = random.integers(0, len(products), PRODUCTS)
        name = Passage("name", names[int(random.integers(0, len(names)))], "")
        found.append(Document(f"made-up:{i}", (name, *(products[int(j)] for j in drawn))))
    return found


def speed(trained: Trained, sizes: Sequence[int]) -> None:
    """Print index time, time of queries and memory by size, beside the others."""
    documents = firms(profiles=False)
    texts = sorted({p.text for d in documents for p in d.passages if p.field == "product"})
    random = np.random.default_rng(9)
    some = [texts[int(i)] for i in random.integers(0, len(texts), ASKED)]
    words_of(documents[0])  # jieba's dictionary is read now

    def chainscout(listed: Sequence[Document]) -> Ask:
        finder: Finder = open_finder(listed, trained)
        return lambda asked: [[firm for firm, _ in row] for row in finder.find(asked, 50)]

    print("\n| firms | with | index, s | 1,000 queries, s | peak so far, MiB |")
    print("|---|---|---|---|---|")
    for size in sizes:
        listed = made_up(documents, size)
        for name, index in {**OTHERS, "chainscout": chainscout}.items():
            cut.cache_clear()
            begun = time.process_time()
            ask = index(listed)
            built = time.process_time()
            ask(some)
            done = time.process_time()
            spent = f"{built - begun:.1f} | {done - built:.2f}"
            print(f"| {size:,} | {name} | {spent} | {_peak()} |", flush=True)
            del ask


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def run() -> None:
    """Quality on both tracks, then speed; `CHAINSCOUT_BENCH_FIRMS` bounds the sizes."""
    print("| track | nDCG@10 | 95 % | Recall@20 | MRR |\n|---|---|---|---|---|")
    trained = quality("dev", profiles=False)
    quality("dev_strict", profiles=False)
    quality("dev", profiles=True)
    most = int(os.environ.get("CHAINSCOUT_BENCH_FIRMS", SIZES[-1]))
    trained = trained or practise(firms(profiles=False))
    if trained is not None:
        speed(trained, [size for size in SIZES if size <= most])
