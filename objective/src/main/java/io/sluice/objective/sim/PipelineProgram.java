package io.sluice.objective.sim;

import io.sluice.objective.sim.ModelStep.Cpu;
import io.sluice.objective.sim.ModelStep.Hold;
import io.sluice.objective.sim.ModelStep.Repeat;
import io.sluice.objective.sim.ModelStep.Sleep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A model's stages as one straight line of instructions, which every startup of a burst follows: repetitions are written
 * out, names are numbers. Immutable.
 */
final class PipelineProgram {

    private static final int MAX_LENGTH = 100_000;

    private final Instruction[] instructions;
    private final int[] arguments;
    private final List<StepTime> times;

    private PipelineProgram(List<Line> lines, List<StepTime> times) {
        this.instructions = lines.stream().map(Line::instruction).toArray(Instruction[]::new);
        this.arguments = lines.stream().mapToInt(Line::argument).toArray();
        this.times = List.copyOf(times);
    }

    static PipelineProgram of(PipelineModel model) {
        return new Compiler(model).compile();
    }

    Instruction instruction(int position) {
        return instructions[position];
    }

    /** Number of the time, lock or stage that the instruction is about. */
    int argument(int position) {
        return arguments[position];
    }

    /** The times that every startup draws, by number. */
    List<StepTime> times() {
        return times;
    }

    /** What a startup can do. */
    enum Instruction {
        COMPUTE,
        SLEEP,
        LOCK,
        UNLOCK,
        ENTER,
        LEAVE,
        FINISH
    }

    private record Line(Instruction instruction, int argument) {}

    private static final class Compiler {
        private final PipelineModel model;
        private final Map<String, Integer> locks = new HashMap<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<StepTime> times = new ArrayList<>();

        Compiler(PipelineModel model) {
            this.model = model;
            for (int i = 0; i < model.locks().size(); i++) {
                locks.put(model.locks().get(i).name(), i);
            }
        }

        PipelineProgram compile() {
            for (int stage = 0; stage < model.stages().size(); stage++) {
                add(Instruction.ENTER, stage);
                model.stages().get(stage).steps().forEach(this::add);
                add(Instruction.LEAVE, stage);
            }
            add(Instruction.FINISH, 0);
            return new PipelineProgram(lines, times);
        }

        private void add(ModelStep step) {
            if (step instanceof Cpu cpu) {
                add(Instruction.COMPUTE, cpu.time());
            } else if (step instanceof Sleep sleep) {
                add(Instruction.SLEEP, sleep.time());
            } else if (step instanceof Hold hold) {
                int lock = locks.getOrDefault(hold.lock(), 0);
                add(Instruction.LOCK, lock);
                hold.steps().forEach(this::add);
                add(Instruction.UNLOCK, lock);
            } else if (step instanceof Repeat repeat) {
                for (int i = 0; i < repeat.times(); i++) {
                    repeat.steps().forEach(this::add);
                }
            }
        }

        private void add(Instruction instruction, StepTime time) {
            add(instruction, times.size());
            times.add(time);
        }

        private void add(Instruction instruction, int argument) {
            if (lines.size() == MAX_LENGTH) {
                throw new ModelException("a startup of the model " + model.name() + " has more than " + MAX_LENGTH
                        + " steps, repetitions written out: repeat less often");
            }
            lines.add(new Line(instruction, argument));
        }
    }
}
