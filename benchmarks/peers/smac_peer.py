"""SMAC3, one facade a process: smac_peer.py hpo|blackbox."""

import sys
import tempfile
from pathlib import Path

from ConfigSpace import Categorical, ConfigurationSpace, Float, Integer
from smac import BlackBoxFacade, HyperparameterOptimizationFacade, Scenario
from smac.runhistory.dataclasses import TrialValue

from common import Peer, serve


class SmacPeer(Peer):
    package = "smac"

    def start(self):
        space = ConfigurationSpace(seed=self.seed)
        space.add([self._parameter(p) for p in self.space])
        self.folder = tempfile.TemporaryDirectory(prefix="smac-peer-")
        scenario = Scenario(space, n_trials=self.budget, seed=self.seed, output_directory=Path(self.folder.name))
        self.smac = self.facade(scenario, self._never_called, overwrite=True, logging_level=40)

    @staticmethod
    def _never_called(config, seed=0):
        raise NotImplementedError("values come through tell")

    @staticmethod
    def _parameter(p):
        if p.values:
            return Categorical(p.name, list(p.values))
        return (Integer if p.integer else Float)(p.name, (p.low, p.high), log=p.log)

    def ask(self):
        trial = self.smac.ask()
        return dict(trial.config), trial

    def tell(self, trial, params, value):
        self.smac.tell(trial, TrialValue(cost=value))

    def recommend(self):
        return dict(self.smac.intensifier.get_incumbent())


class Hpo(SmacPeer):
    name = "smac-hpo"
    facade = HyperparameterOptimizationFacade


class BlackBox(SmacPeer):
    name = "smac-blackbox"
    facade = BlackBoxFacade


if __name__ == "__main__":
    serve({"hpo": Hpo, "blackbox": BlackBox}[sys.argv[1]])
