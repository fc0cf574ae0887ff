package io.sluice.benchmarks.plot;

/**
 * An area of the figure.
 *
 * @param left of its left edge
 * @param top of its upper edge; y grows downwards
 * @param width at least 0
 * @param height at least 0
 */
record Box(double left, double top, double width, double height) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    Box inset(double fromLeft, double fromTop, double fromRight, double fromBottom) {
        return new Box(left + fromLeft, top + fromTop, width - fromLeft - fromRight, height - fromTop - fromBottom);
    }
}
