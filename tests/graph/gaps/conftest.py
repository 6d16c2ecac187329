"""A small trade to build scenes from: chains, firms, projects, registers around 汉中 (610700)."""

from pathlib import Path

import pytest

from graph.chain.firms import Firm, Listing, Place, Report
from graph.chain.maps import ChainMap, Segment
from graph.chain.supply import Project, Work
from graph.gaps.find import find_gaps
from graph.gaps.known import Known
from graph.workspace import Settings, Workspace

HERE, COUNTY, ELSEWHERE = "610700", "610702", "610100"
CHAIN = "航空装备"


class Scene:
    """One bureau's knowledge, said step by step."""

    def __init__(self, arrows="", *, chain=CHAIN, stages=None, **said):
        """`arrows`: "材料>锻件 锻件>机体"; `said`: segment = {"local": "缺", "sourcing": 0.3}."""
        self.chain = chain
        pairs = [arrow.split(">") for arrow in arrows.split()]
        names = dict.fromkeys([n for pair in pairs for n in pair] + list(said))
        self.segments = {
            self.id(n): Segment(
                self.id(n),
                n,
                chain,
                (stages or {}).get(n, "中游"),
                sources=("chains/航空装备.yaml",),
                **said.get(n, {}),
            )
            for n in names
        }
        self.feeds = {}
        for start, *rest in pairs:
            for end in rest:
                self.feeds.setdefault(self.id(start), set()).add(self.id(end))
        self.firms, self.work, self.projects, self.registers = {}, [], [], {}
        self.settings = {"bureau": {"name": "汉中市", "region": HERE}}

    def id(self, segment):
        return f"{self.chain}/{segment}"

    def firm(self, name, *places, leader=False, listed=False, revenue=None, source="enterprises"):
        self.firms[name] = Firm(
            name,
            name,
            None,
            None,
            None,
            None,
            leader,
            tuple(Place(code, source) for code in places or (COUNTY,)),
            (Listing("中国企业500强", "2025", 1, None, "rankings"),) if listed else (),
            (Report(2024, revenue, None, None, None, "finances"),) if revenue else (),
        )
        return self

    def works(self, firm, segment, strength=1.0, how="stated", source="enterprises"):
        self.work.append(Work(firm, self.id(segment), strength, how, "", source))
        return self

    def supplied(self, *segments, by="本地厂", **firm):
        """A local firm that is stated in these segments; major unless said otherwise."""
        self.firm(by, **({"leader": True} | firm))
        for segment in segments:
            self.works(by, segment)
        return self

    def project(self, name, segment, stage, *firms, region=COUNTY):
        self.projects.append(
            Project(
                f"{name}@{HERE}",
                name,
                firms,
                (self.id(segment),),
                (region,),
                stage,
                None,
                ("projects/项目.csv",),
                None,
            )
        )
        return self

    def register(self, source, *firms):
        self.registers[source] = frozenset(firms)
        return self

    def set(self, section, **values):
        self.settings.setdefault(section, {}).update(values)
        return self

    @property
    def map(self):
        feeds = {key: tuple(sorted(below)) for key, below in self.feeds.items()}
        return ChainMap(self.chain, self.segments, feeds)

    @property
    def known(self):
        return Known({self.chain: self.map}, self.firms, self.work, self.projects, self.registers)

    @property
    def all_settings(self):
        return Settings.model_validate(self.settings)

    @property
    def workspace(self):
        return Workspace(Path("/nowhere"), self.all_settings)

    def found(self):
        return find_gaps(self.known, self.all_settings)

    def standing(self, segment):
        return self.found().standings[self.id(segment)]

    def gap(self, segment):
        """The gap of a segment, or None."""
        return next((g for g in self.found().gaps if g.segment == segment), None)

    def part(self, segment, name):
        return next(p for p in self.gap(segment).parts if p.name == name)


@pytest.fixture(scope="session")
def scene():
    return Scene
