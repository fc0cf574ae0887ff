package io.sluice.benchmarks.paper;

import io.sluice.benchmarks.paper.Laboratory.Setting;
import io.sluice.benchmarks.paper.Stats.Spread;
import io.sluice.benchmarks.plot.Axis;
import io.sluice.benchmarks.plot.Color;
import io.sluice.benchmarks.plot.Estimate;
import io.sluice.benchmarks.plot.Figure;
import io.sluice.benchmarks.plot.Line;
import io.sluice.benchmarks.plot.Line.Point;
import io.sluice.benchmarks.plot.LineChart;
import io.sluice.cli.table.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the search costs: the paper's takes 50 bursts in 3 hours. */
final class SearchCost implements PaperClaim {
    private static final Setting SETTING = new Setting(PaperHost.IPVTAP, PaperHost.BURST);
    private static final int PAPER_BURSTS = 50;
    private static final double PAPER_SECONDS = 3 * 3600.0;

    /**
     * One search with what its picks are worth.
     *
     * @param search the search
     * @param worth mean makespan of the pick after each burst, on the fresh bursts
     */
    record Course(Search search, List<Double> worth) {

        Course {
            worth = List.copyOf(worth);
        }

        /** Bursts after which every pick, up to the end, is within {@code share} of the last or better. */
        int burstsUntilWithin(double share) {
            double bound = worth.get(worth.size() - 1) * (1 + share);
            int bursts = worth.size();
            while (bursts > 1 && worth.get(bursts - 2) <= bound) {
                bursts--;
            }
            return bursts;
        }

        double secondsUntilWithin(double share) {
            return search.steps().get(burstsUntilWithin(share) - 1).hostSeconds();
        }
    }

    @Override
    public Section check(Laboratory laboratory) throws InterruptedException {
        List<Course> courses = new ArrayList<>();
        for (Search search : laboratory.searches(SETTING)) {
            List<Double> worth = new ArrayList<>();
            for (Search.Step step : search.steps()) {
                worth.add(laboratory.sample(SETTING, step.pick()).meanMakespan());
            }
            courses.add(new Course(search, worth));
        }
        return new Section(
                "What the search costs",
                "paper-search-cost.svg",
                figure(courses, laboratory.unlimited(SETTING).meanMakespan()),
                List.of(table(courses), method(laboratory.model(SETTING.model()).teardown())),
                List.of());
    }

    private static String table(List<Course> courses) {
        MarkdownTable table = new MarkdownTable(
                        "ipvtap, bursts of 400", "the paper's search", "ours, bursts", "ours, the host's time")
                .row(
                        "the whole search",
                        PAPER_BURSTS + " bursts, 3 h",
                        count(Spread.of(courses.stream()
                                .map(c -> (double) c.search().steps().size())
                                .toList())),
                        time(Spread.of(courses.stream()
                                .map(c -> c.search().hostSeconds())
                                .toList())));
        for (double share : new double[] {0.05, 0.01}) {
            table.row(
                    "until the pick is, and stays, within " + Math.round(100 * share) + " % of the last one",
                    Text.NOT_PRINTED,
                    count(bursts(courses, share)),
                    time(Spread.of(courses.stream()
                            .map(c -> c.secondsUntilWithin(share))
                            .toList())));
        }
        return table.toString();
    }

    private static String method(double teardown) {
        return "Medians (ranges) of the searches. A pick is worth its mean makespan on the fresh bursts, which the search does"
                + " not see.\nThe host's time is that of the bursts and of their removal. The paper does not print the latter,"
                + " so that the model's,\n" + Numbers.seconds(teardown)
                + " a container, makes the hours of the whole search, and their agreement is no evidence.\n";
    }

    private static Spread bursts(List<Course> courses, double share) {
        return Spread.of(courses.stream()
                .map(course -> (double) course.burstsUntilWithin(share))
                .toList());
    }

    private static String count(Spread bursts) {
        return Text.of(bursts, value -> String.format(Locale.ROOT, "%.0f", value));
    }

    private static String time(Spread seconds) {
        return Text.of(seconds, Numbers::duration);
    }

    private static Figure figure(List<Course> courses, double unlimited) {
        int last = courses.stream().mapToInt(c -> c.worth().size()).min().orElseThrow();
        List<Point> median = IntStream.range(0, last)
                .mapToObj(i ->
                        point(i + 1, courses.stream().map(c -> c.worth().get(i)).toList()))
                .toList();
        return Figure.of(
                "What the tuner's pick is worth, by bursts spent",
                "ipvtap, bursts of 400; median and range of " + courses.size() + " searches; the paper's took "
                        + PAPER_BURSTS + " bursts in " + Numbers.duration(PAPER_SECONDS),
                new LineChart(
                        Axis.linear("bursts").from(0),
                        Axis.linear("startup time with the pick, s"),
                        List.of(
                                level("no limits", Color.BLACK, unlimited, last),
                                level("the paper's with limits", Color.GREY, Figure17.PAPER_LIMITED, last),
                                Line.of("ours", Color.BLUE, median))));
    }

    private static Line level(String name, Color color, double seconds, int last) {
        return Line.of(name, color, new double[] {0, last}, new double[] {seconds, seconds})
                .dashes();
    }

    private static Point point(int bursts, List<Double> worth) {
        Spread spread = Spread.of(worth);
        return new Point(bursts, Estimate.of(spread.median(), spread.low(), spread.high()));
    }
}
