package dev.muster.aws.home;

import dev.muster.pace.TransientFault;
import dev.muster.run.Creation;
import dev.muster.run.Home;
import dev.muster.run.Run;
import dev.muster.run.RunId;
import dev.muster.run.RunStep;
import dev.muster.run.RunStore;
import dev.muster.run.StepResult;
import java.util.Map;
import java.util.Optional;

/**
 * Reads runs of other homes from their copies, which lag by about a second, and refuses to write them: whoever is led here
 * with one finds its region away.
 *
 * @param own of this region, and of runs without a home
 */
public record RunsByHome(RunStore own, Map<Home, RunStore> copies) implements RunStore {
    @Override
    public Creation create(Run run) {
        return own.create(run);
    }

    @Override
    public Optional<Run> find(RunId id) {
        return copy(id).orElse(own).find(id);
    }

    @Override
    public StepResult apply(RunId id, RunStep step) {
        if (copy(id).isPresent()) {
            throw new TransientFault("run " + id + " is of another region, which is away");
        }
        return own.apply(id, step);
    }

    private Optional<RunStore> copy(RunId id) {
        return id.home().map(copies::get);
    }
}
