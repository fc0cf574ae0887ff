package io.sluice.tuner.suggest;

import io.sluice.acquisition.Trend;
import io.sluice.objective.Evaluation;
import io.sluice.tuner.space.Limit;
import io.sluice.tuner.space.Parameter;
import io.sluice.tuner.study.History;
import io.sluice.tuner.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

final class StarvationTrend implements Trend {
    private static final double[] SHARES = Arrays.stream(System.getProperty("shares", "0,0.25,0.35,0.5,0.7,0.85,1").split(",")).mapToDouble(Double::parseDouble).toArray();
    private static final double POWER = Double.parseDouble(System.getProperty("power", "4"));
    private static final double QUANTILE = Double.parseDouble(System.getProperty("quantile", "0.25"));

    private record Gate(int coordinate, double logHigh, double service, double slope, double concurrency) {}

    private final List<Gate> gates;
    private final double base;
    private final double share;

    private StarvationTrend(List<Gate> gates, double base, double share) {
        this.gates = gates;
        this.base = base;
        this.share = share;
    }

    static Trend of(History history, ValueTransform transform) {
        if (!(transform instanceof ValueTransform.Logarithmic) || history.goal().sign() < 0 || Boolean.getBoolean("notrend")) {
            return Trend.none();
        }
        List<Gate> gates = gates(history);
        List<Trial> measured = history.measured();
        if (gates.isEmpty() || measured.size() < 3) {
            return Trend.none();
        }
        double[][] xs = measured.stream().map(t -> history.space().encode(t.parameters())).toArray(double[][]::new);
        double[] ys = measured.stream().mapToDouble(t -> transform.toModel(t.value().orElseThrow())).toArray();
        double[] sorted = ys.clone();
        Arrays.sort(sorted);
        double base = Math.exp(sorted[(int) (QUANTILE * (sorted.length - 1))]);
        StarvationTrend best = null;
        double least = Double.POSITIVE_INFINITY;
        for (double share : SHARES) {
            StarvationTrend trend = new StarvationTrend(gates, base, share);
            double loss = trend.loss(xs, ys);
            if (loss < least) {
                least = loss;
                best = trend;
            }
        }
        return best;
    }

    private double loss(double[][] xs, double[] ys) {
        double[] r = new double[ys.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = ys[i] - at(xs[i]);
        }
        double[] s = r.clone();
        Arrays.sort(s);
        double median = s[s.length / 2];
        double sum = 0;
        for (double v : r) {
            sum += Math.log1p((v - median) * (v - median) / 0.01);
        }
        return sum;
    }

    private static List<Gate> gates(History history) {
        List<Gate> gates = new ArrayList<>();
        List<Parameter> parameters = history.space().parameters();
        for (int j = 0; j < parameters.size(); j++) {
            if (parameters.get(j) instanceof Limit limit && limit.high() > 1) {
                if (Boolean.getBoolean("reg")) {
                    Gate gate = regression(history, limit, j);
                    if (gate != null) {
                        gates.add(gate);
                    }
                    continue;
                }
                OptionalDouble service = history.completed().stream()
                        .map(t -> t.outcome().orElseThrow())
                        .filter(Evaluation.Measured.class::isInstance)
                        .flatMap(e -> ((Evaluation.Measured) e).stages().stream())
                        .filter(stage -> stage.name().equals(limit.name()))
                        .mapToDouble(stage -> stage.held())
                        .min();
                if (service.isPresent()) {
                    gates.add(new Gate(j, Math.log(limit.high()), service.getAsDouble(), 0, Boolean.getBoolean("cstar") ? concurrency(history, limit, service.getAsDouble()) : 0));
                }
            }
        }
        return gates;
    }

    private static double concurrency(History history, Limit limit, double service) {
        for (Trial t : history.completed()) {
            if (t.outcome().orElseThrow() instanceof Evaluation.Measured m) {
                for (var stage : m.stages()) {
                    if (stage.name().equals(limit.name()) && stage.held() == service) {
                        long l = ((Number) t.parameters().get(limit.name())).longValue();
                        return Math.max(1, Math.min(l, limit.high() * stage.held() / m.cost().orElse(m.value())));
                    }
                }
            }
        }
        return 1;
    }

    private static Gate regression(History history, Limit limit, int j) {
        List<double[]> rows = new ArrayList<>();
        for (Trial t : history.completed()) {
            if (t.outcome().orElseThrow() instanceof Evaluation.Measured m) {
                long l = ((Number) t.parameters().get(limit.name())).longValue();
                for (var stage : m.stages()) {
                    if (stage.name().equals(limit.name()) && stage.held() > 0) {
                        double span = m.cost().orElse(m.value());
                        double conc = Math.max(1, Math.min(l, limit.high() * stage.held() / span));
                        rows.add(new double[] {Math.log(conc), Math.log(stage.held())});
                    }
                }
            }
        }
        if (rows.isEmpty()) {
            return null;
        }
        double prior = Double.parseDouble(System.getProperty("slope0", "0.3"));
        double sd = Double.parseDouble(System.getProperty("slopeSd", "0.3"));
        double[] w = new double[rows.size()];
        Arrays.fill(w, 1);
        double b = prior, a = 0;
        for (int k = 0; k < 5; k++) {
            double sw = 0, su = 0, sh = 0;
            for (int i = 0; i < w.length; i++) {
                sw += w[i];
                su += w[i] * rows.get(i)[0];
                sh += w[i] * rows.get(i)[1];
            }
            double mu = su / sw, mh = sh / sw, suu = 0, suh = 0;
            for (int i = 0; i < w.length; i++) {
                double du = rows.get(i)[0] - mu;
                suu += w[i] * du * du;
                suh += w[i] * du * (rows.get(i)[1] - mh);
            }
            double lambda = 0.04 / (sd * sd);
            b = Math.max(0, Math.min(1, (suh + lambda * prior) / (suu + lambda)));
            a = mh - b * mu;
            for (int i = 0; i < w.length; i++) {
                double r = rows.get(i)[1] - a - b * rows.get(i)[0];
                w[i] = r > 0 ? 1 / (1 + r * r / 0.09) : 1;
            }
        }
        return new Gate(j, Math.log(limit.high()), Math.exp(a), b, 0);
    }

    @Override
    public double at(double[] x) {
        if (share == 0) {
            return Math.log(base);
        }
        double sum = 1;
        for (Gate gate : gates) {
            double wide = Math.exp(gate.logHigh * x[gate.coordinate]);
            double high = Math.exp(gate.logHigh);
            if (wide < gate.concurrency * 0.99) {
                double claim = share * gate.service * (high / gate.concurrency - 1) / base;
                sum += Math.pow(Math.min(claim, 0.7), POWER);
                continue;
            }
            double waves = high / wide - 1;
            double service = gate.service * Math.exp(gate.slope * gate.logHigh * x[gate.coordinate]);
            sum += Math.pow(share * service * waves / base, POWER);
        }
        return Math.log(base) + Math.log(sum) / POWER;
    }
}
