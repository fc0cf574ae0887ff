"""Random search: every parameter uniformly on its scale. Standard library only."""

import random

from common import Peer, serve


class RandomSearch(Peer):
    name = "random"
    package = "python"

    def start(self):
        self.random = random.Random(self.seed)

    def ask(self):
        return {p.name: p.at(self.random.random()) for p in self.space}, None


if __name__ == "__main__":
    serve(RandomSearch)
