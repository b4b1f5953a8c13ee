"""`python -m gaodi` is the command `gaodi`."""

from gaodi.cli import main

if __name__ == "__main__":
    main()
