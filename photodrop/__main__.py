"""`python -m photodrop` is the command line."""

from photodrop.cli import main

main()
