"""Optuna, one sampler a process: optuna_peer.py gp|tpe."""

import sys

import optuna

from common import Peer, serve


class OptunaPeer(Peer):
    package = "optuna"

    def start(self):
        optuna.logging.set_verbosity(optuna.logging.WARNING)
        self.study = optuna.create_study(direction="minimize", sampler=self.sampler(seed=self.seed))

    def ask(self):
        trial = self.study.ask()
        return {p.name: self._suggest(trial, p) for p in self.space}, trial

    @staticmethod
    def _suggest(trial, p):
        if p.values:
            return trial.suggest_categorical(p.name, p.values)
        suggest = trial.suggest_int if p.integer else trial.suggest_float
        return suggest(p.name, p.low, p.high, log=p.log)

    def tell(self, trial, params, value):
        self.study.tell(trial, value)

    def recommend(self):
        return self.study.best_trial.params


class Gp(OptunaPeer):
    name = "optuna-gp"
    sampler = optuna.samplers.GPSampler

    def start(self):
        # Optuna imports these when the first model is fitted; that is not the cost of a suggestion.
        import optuna._gp.acqf
        import torch

        torch.set_num_threads(1)
        super().start()


class Tpe(OptunaPeer):
    name = "optuna-tpe"
    sampler = optuna.samplers.TPESampler


if __name__ == "__main__":
    serve({"gp": Gp, "tpe": Tpe}[sys.argv[1]])
