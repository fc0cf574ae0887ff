"""The first points of a scrambled Sobol sequence, as scipy makes it."""

from scipy.stats import qmc

from common import Peer, serve


class Sobol(Peer):
    name = "sobol"
    package = "scipy"

    def start(self):
        self.sequence = qmc.Sobol(d=len(self.space), scramble=True, rng=self.seed)

    def ask(self):
        return {p.name: p.at(u) for p, u in zip(self.space, self.sequence.random(1)[0])}, None


if __name__ == "__main__":
    serve(Sobol)
