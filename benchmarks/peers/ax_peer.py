"""Ax through its Client with the default generation strategy ("fast")."""

import logging
import random
import sys
import warnings

import numpy
import torch
from ax.api.client import Client
from ax.api.configs import ChoiceParameterConfig, RangeParameterConfig

from common import Peer, serve

METRIC = "value"


class Ax(Peer):
    name = "ax"
    package = "ax-platform"
    integers = "int"

    def start(self):
        logging.getLogger("ax").setLevel(logging.ERROR)
        warnings.simplefilter("ignore")
        torch.set_num_threads(1)
        # Client(random_seed) covers the initial points; the optimiser of the acquisition draws from the global streams.
        random.seed(self.seed)
        numpy.random.seed(self.seed % 2**32)
        torch.manual_seed(self.seed)
        self.client = Client(random_seed=self.seed)
        self.client.configure_experiment(parameters=[self._parameter(p) for p in self.space])
        self.client.configure_optimization(objective="-" + METRIC)

    def _parameter(self, p):
        if p.values:
            return ChoiceParameterConfig(name=p.name, values=list(p.values), parameter_type="str", is_ordered=False)
        return RangeParameterConfig(
            name=p.name,
            bounds=(p.low, p.high),
            parameter_type=self.integers if p.integer else "float",
            scaling="log" if p.log else "linear",
        )

    def ask(self):
        ((trial, params),) = self.client.get_next_trials(max_trials=1).items()
        return params, trial

    def tell(self, trial, params, value):
        self.client.complete_trial(trial_index=trial, raw_data={METRIC: value})

    def recommend(self):
        return self.client.get_best_parameterization()[0]


class Relaxed(Ax):
    """Integers as real numbers, which the loop rounds: Ax then searches a continuous space, at a tenth of the time."""

    name = "ax-relaxed"
    integers = "float"


if __name__ == "__main__":
    serve(Relaxed if sys.argv[1:] == ["relaxed"] else Ax)
