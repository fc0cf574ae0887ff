"""Vizier's client with the service in the same process and its default algorithm, GP-UCB-PE."""

import random
import uuid

import numpy
from vizier.service import clients
from vizier.service import pyvizier as vz

from common import Peer, serve

METRIC = "value"


class Vizier(Peer):
    name = "vizier"
    package = "google-vizier"

    def start(self):
        # The service takes no seed: its designers draw theirs from the global stream.
        random.seed(self.seed)
        numpy.random.seed(self.seed % 2**32)
        config = vz.StudyConfig(algorithm="DEFAULT")
        config.metric_information.append(vz.MetricInformation(METRIC, goal=vz.ObjectiveMetricGoal.MINIMIZE))
        for p in self.space:
            self._add(config.search_space.root, p)
        self.study = clients.Study.from_study_config(config, owner="peer", study_id=uuid.uuid4().hex)

    @staticmethod
    def _add(root, p):
        if p.values:
            root.add_categorical_param(p.name, list(p.values))
            return
        scale = vz.ScaleType.LOG if p.log else vz.ScaleType.LINEAR
        (root.add_int_param if p.integer else root.add_float_param)(p.name, p.low, p.high, scale_type=scale)

    def ask(self):
        (trial,) = self.study.suggest(count=1)
        return trial.parameters, trial

    def tell(self, trial, params, value):
        trial.complete(vz.Measurement({METRIC: value}))

    def recommend(self):
        return next(iter(self.study.optimal_trials())).parameters


if __name__ == "__main__":
    serve(Vizier)
