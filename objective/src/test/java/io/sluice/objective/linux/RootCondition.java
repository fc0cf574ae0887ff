package io.sluice.objective.linux;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Behind {@link RequiresRoot}. */
final class RootCondition implements ExecutionCondition {

    private static final String REASON = "needs root, to make network namespaces and control groups";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (HostAccess.current().root()) {
            return ConditionEvaluationResult.enabled("root");
        }
        String test = context.getRequiredTestClass().getName()
                + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
        System.out.println("SKIPPED " + test + ": " + REASON);
        return ConditionEvaluationResult.disabled(REASON);
    }
}
