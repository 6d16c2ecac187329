# demo and test set up all they need in .venv; the rest is for those who work on it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

OFFLINE := dist/chainscout-offline

.PHONY: help demo test lint bench serve wheel wheelhouse clean

help:
	@echo "make demo   建一份示例(汉中)的图,列出缺口和目标企业,写出招商清单"
	@echo "make test   跑全部测试"
	@echo "make lint   ruff、mypy、import-linter"
	@echo "make bench  速度,与别的做法同场比较"
	@echo "make serve  在示例上提供 HTTP 接口(先 make demo)"
	@echo "make wheelhouse  收齐离线安装要用的东西,打成 dist/chainscout-offline.tar.gz"

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 以上:make demo PYTHON=python3.12"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(READY)
	@mkdir -p $(DEMO)
	@cp -R examples/hanzhong examples/reference $(DEMO)/
	$(BIN)/chainscout build $(DEMO)/hanzhong
	$(BIN)/chainscout gaps $(DEMO)/hanzhong
	$(BIN)/chainscout targets $(DEMO)/hanzhong --gap 航空装备/航空锻铸件@610700 --top 10
	$(BIN)/chainscout export $(DEMO)/hanzhong

test: $(READY) lint
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	$(BIN)/python -m benchmarks

serve: $(READY)
	$(BIN)/chainscout serve $(DEMO)/hanzhong

wheel: $(READY)
	$(BIN)/python -m pip wheel --quiet --no-deps -w dist .

# All that a machine of the same system and Python needs to install without the internet.
wheelhouse: $(READY)
	rm -rf $(OFFLINE)
	mkdir -p $(OFFLINE)/wheels
	$(BIN)/python -m pip wheel --quiet -c constraints.txt -w $(OFFLINE)/wheels .
	cp -R docs examples compose.yaml Containerfile README.md README.zh-CN.md LICENSE $(OFFLINE)/
	cp tools/install-offline.sh $(OFFLINE)/install.sh
	cd $(OFFLINE) && sha256sum wheels/* > SHA256SUMS
	tar -C dist -czf $(OFFLINE).tar.gz chainscout-offline
	@ls -sh $(OFFLINE).tar.gz

clean:
	rm -rf $(VENV) $(DEMO) dist build
