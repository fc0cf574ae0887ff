package io.sluice.benchmarks.paper;

import io.sluice.limiter.Limits;
import io.sluice.objective.sim.PipelineModel;
import io.sluice.objective.sim.PipelineModelReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Fits the times of models that carry the comment {@code # fitted: NAME}: all values of one name are multiplied by one
 * factor, from 1/2 to 2. Minimised is the sum over the models' targets of ln(ours/paper)&sup2;, by BOBYQA (Powell, 2009), of a single
 * factor by Brent's method, in the logarithms of the factors. Not thread-safe.
 */
final class CalibrationFit {
    private static final Pattern FITTED = Pattern.compile("(?m)([0-9.]+)(us|ms|s)(?=\\s+# fitted: ([a-z-]+)$)");
    private static final double BOUND = Math.log(2);
    private static final double FIRST_STEP = 0.05;
    private static final double LAST_STEP = 0.001;
    private static final int MAX_EVALUATIONS = 400;

    private final Map<String, String> texts;
    private final List<CalibrationTarget> targets;
    private final Map<String, Limits> limits = new LinkedHashMap<>();
    private final int seeds;

    /**
     * A fit.
     *
     * @param texts the models' YAML by name
     * @param targets of these models
     * @param seeds bursts of a sample
     */
    CalibrationFit(Map<String, String> texts, List<CalibrationTarget> targets, int seeds) {
        this.texts = texts;
        this.targets = targets.stream()
                .filter(target -> texts.containsKey(target.model()))
                .toList();
        this.seeds = seeds;
    }

    /** Fits for limits that are searched first, and kept. Returns the factors by name. */
    Map<String, Double> fit() {
        CalibrationHost now = host(new LinkedHashMap<>());
        texts.keySet().forEach(model -> limits.put(model, now.tuned(model, 400)));
        List<String> names = names();
        return factors(names, names.size() == 1 ? one(names) : several(names));
    }

    private double[] one(List<String> names) {
        double found = new BrentOptimizer(LAST_STEP, LAST_STEP)
                .optimize(
                        new MaxEval(MAX_EVALUATIONS),
                        new UnivariateObjectiveFunction(log -> loss(factors(names, log))),
                        GoalType.MINIMIZE,
                        new SearchInterval(-BOUND, BOUND, 0))
                .getPoint();
        return new double[] {found};
    }

    private double[] several(List<String> names) {
        double[] low = new double[names.size()];
        double[] high = new double[names.size()];
        Arrays.fill(low, -BOUND);
        Arrays.fill(high, BOUND);
        return new BOBYQAOptimizer(2 * names.size() + 1, FIRST_STEP, LAST_STEP)
                .optimize(
                        new MaxEval(MAX_EVALUATIONS),
                        new ObjectiveFunction(logs -> loss(factors(names, logs))),
                        GoalType.MINIMIZE,
                        new InitialGuess(new double[names.size()]),
                        new SimpleBounds(low, high))
                .getPoint();
    }

    /** The model's text, its values multiplied by the factors and rounded to four digits. */
    String text(String model, Map<String, Double> factors) {
        Matcher matcher = FITTED.matcher(texts.getOrDefault(model, ""));
        return matcher.replaceAll(match -> {
            double factor = factors.getOrDefault(match.group(3), 1.0);
            BigDecimal value = BigDecimal.valueOf(Double.parseDouble(match.group(1)) * factor);
            return value.round(new MathContext(4)).stripTrailingZeros().toPlainString() + match.group(2);
        });
    }

    /** Names of what is fitted, in the order in which they stand. */
    List<String> names() {
        return texts.values().stream()
                .flatMap(text -> FITTED.matcher(text).results())
                .map(match -> match.group(3))
                .distinct()
                .toList();
    }

    private double loss(Map<String, Double> factors) {
        CalibrationHost host = host(factors);
        limits.forEach(host::assume);
        return targets.stream()
                .mapToDouble(target -> target.residual(host))
                .map(residual -> residual * residual)
                .sum();
    }

    private CalibrationHost host(Map<String, Double> factors) {
        Map<String, PipelineModel> models = new LinkedHashMap<>();
        texts.keySet().forEach(name -> models.put(name, new PipelineModelReader().read(name, text(name, factors))));
        return new CalibrationHost(name -> models.computeIfAbsent(name, CalibrationFit::refuse), seeds);
    }

    private static PipelineModel refuse(String name) {
        throw new IllegalArgumentException("the model " + name + " is not among those that are fitted");
    }

    private static Map<String, Double> factors(List<String> names, double... logs) {
        Map<String, Double> factors = new LinkedHashMap<>();
        for (int i = 0; i < logs.length; i++) {
            factors.put(names.get(i), Math.exp(logs[i]));
        }
        return factors;
    }
}
