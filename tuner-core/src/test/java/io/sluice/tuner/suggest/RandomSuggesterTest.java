package io.sluice.tuner.suggest;

class RandomSuggesterTest extends SuggesterContract {
    @Override
    Suggester suggester() {
        return new RandomSuggester();
    }
}
