"""The vault's screens: a protected source for those who know it or keep it, and the acts that take two people.

Who may do what is the vault's own question (`sources.vault`): to everybody else these addresses lead nowhere.
"""
