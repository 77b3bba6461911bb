def check(catalogue): return list(catalogue.findings)
