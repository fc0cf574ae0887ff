"""scikit-optimize's Optimizer with its defaults."""

import warnings

from skopt import Optimizer
from skopt.space import Categorical, Integer, Real

from common import Peer, serve


class Skopt(Peer):
    name = "skopt"
    package = "scikit-optimize"

    def start(self):
        warnings.simplefilter("ignore")
        self.optimizer = Optimizer([self._dimension(p) for p in self.space], random_state=self.seed % 2**32)
        self.result = None

    @staticmethod
    def _dimension(p):
        if p.values:
            return Categorical(list(p.values), name=p.name)
        prior = "log-uniform" if p.log else "uniform"
        return (Integer if p.integer else Real)(p.low, p.high, prior=prior, name=p.name)

    def _named(self, point):
        return {p.name: x for p, x in zip(self.space, point)}

    def ask(self):
        point = self.optimizer.ask()
        return self._named(point), point

    def tell(self, point, params, value):
        self.result = self.optimizer.tell(point, value)

    def recommend(self):
        if self.result is None:
            raise ValueError("nothing has been told: tell at least one value before recommend")
        return self._named(self.result.x)


if __name__ == "__main__":
    serve(Skopt)
