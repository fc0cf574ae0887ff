package io.sluice.tuner.suggest;

class SobolSuggesterTest extends SuggesterContract {
    @Override
    Suggester suggester() {
        return new SobolSuggester();
    }
}
