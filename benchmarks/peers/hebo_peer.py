"""HEBO with its defaults."""

import random

import numpy
import torch
from hebo.design_space.design_space import DesignSpace
from hebo.optimizers.hebo import HEBO

from common import Peer, serve


class Hebo(Peer):
    name = "hebo"
    package = "HEBO"

    def start(self):
        # scramble_seed covers the initial points; model and evolution draw from the global streams.
        random.seed(self.seed)
        numpy.random.seed(self.seed % 2**32)
        torch.manual_seed(self.seed)
        space = DesignSpace().parse([self._parameter(p) for p in self.space])
        self.hebo = HEBO(space, scramble_seed=self.seed)

    @staticmethod
    def _parameter(p):
        if p.values:
            return {"name": p.name, "type": "cat", "categories": list(p.values)}
        kind = ("pow_int" if p.log else "int") if p.integer else ("pow" if p.log else "num")
        return {"name": p.name, "type": kind, "lb": p.low, "ub": p.high}

    def ask(self):
        frame = self.hebo.suggest(n_suggestions=1)
        return frame.iloc[0].to_dict(), frame

    def tell(self, frame, params, value):
        self.hebo.observe(frame, numpy.array([[value]]))

    def recommend(self):
        return self.hebo.best_x.iloc[0].to_dict()


if __name__ == "__main__":
    serve(Hebo)
