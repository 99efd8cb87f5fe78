"""The `kznlp` command from a checkout: `python cli.py --help`."""

from kznlp.cli import main

main()
