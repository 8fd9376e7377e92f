# `make run` and `make test` need nothing else; what is missing they install.

.PHONY: run test setup app lint screenshots guide-pictures faults fuzz bench deny icons bundle check-package fresh sbom

run:            ## build the app and open it on a copy of the sample vault
	@scripts/run

test:           ## everything that must hold before a change is taken
	@scripts/test

setup:          ## install what building and testing need
	@scripts/setup test

app:            ## build the app with the UI in it, and the command line
	@scripts/setup run
	@scripts/build-app

lint:           ## the part of `make test` that takes seconds
	@scripts/lint

screenshots:    ## pictures of every view, in both languages, into target/tmp/pictures
	@scripts/screenshots

guide-pictures: ## the pictures of the guide, into docs/pictures/guide
	@scripts/screenshots --guide

faults:         ## what survives kills and interference, the long versions
	@scripts/faults

fuzz:           ## the laws of everything that reads outside bytes held to random ones, TIME seconds for each target
	@scripts/fuzz

bench:          ## what hard notes, large vaults and the app take, into docs/performance.md
	@scripts/bench

deny:           ## licences, sources and advisories of everything that is built in, npm packages too
	@scripts/deny

icons:          ## draw icons/*.png, .ico and .icns from the SVGs
	@scripts/make-icons

bundle:         ## the packages of this system, into target/release/bundle; the .deb is also installed and used
	@scripts/bundle
	@scripts/check-package

check-package:  ## install the .deb made last in a bare Debian 12, and use it there
	@scripts/check-package

fresh:          ## `make run` and `make test` on a machine that has nothing but Rust and Node
	@scripts/fresh

sbom:           ## what the programs are built from, as CycloneDX, into target/sbom
	@scripts/sbom
