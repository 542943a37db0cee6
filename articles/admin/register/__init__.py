"""Sources together with the stories they speak in: the worklist, bulk attribution, the register and merging."""
