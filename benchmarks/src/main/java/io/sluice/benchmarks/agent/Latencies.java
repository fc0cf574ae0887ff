package io.sluice.benchmarks.agent;

import java.util.Arrays;

/** How long requests took, in seconds: since they were due, and since they were sent, which a busy load generator does later. */
final class Latencies {
    private final double[] sinceDue;
    private final double[] sinceSent;
    private int size;

    Latencies(int count) {
        this.sinceDue = new double[count];
        this.sinceSent = new double[count];
    }

    void add(LoadClient answered, long nanos) {
        sinceDue[size] = (nanos - answered.due()) / 1e9;
        sinceSent[size] = (nanos - answered.sent()) / 1e9;
        size++;
    }

    int size() {
        return size;
    }

    /** What counts: a request that could not be sent in time had to wait too. */
    double sinceDue(double quantile) {
        return quantile(sinceDue, quantile);
    }

    double sinceSent(double quantile) {
        return quantile(sinceSent, quantile);
    }

    private double quantile(double[] seconds, double quantile) {
        double[] sorted = Arrays.copyOf(seconds, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(quantile * size) - 1];
    }
}
