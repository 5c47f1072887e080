"""What every page shows of the partnership in focus where it has nothing else."""
