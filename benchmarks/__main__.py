"""Run every benchmark, or those named: `python -m benchmarks NAME …`."""

import sys

from benchmarks import commands, documents, kills, linking, load, memory, names, ranking, serving

ALL = {
    "ranking": ranking.run,
    "linking": linking.run,
    "names": names.run,
    "commands": commands.run,
    "load": load.run,
    "memory": memory.run,
    "kills": kills.run,
    "serving": serving.run,
    "documents": documents.run,
}


def main(wanted: list[str]) -> int:
    """Print the figures of each benchmark."""
    unknown = [name for name in wanted if name not in ALL]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(ALL)}")
        return 2
    for name in wanted or ALL:
        print(f"\n## {name}\n")
        ALL[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
