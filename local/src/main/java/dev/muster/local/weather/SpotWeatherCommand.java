package dev.muster.local.weather;

import dev.muster.local.control.ControlClient;
import dev.muster.local.home.Home;
import dev.muster.local.home.Refusal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "spot-weather",
        description = "Has the platform be refused spot machines, as EC2 does when it has none left, until it is normal"
                + " again. Those that run go on.")
public final class SpotWeatherCommand implements Callable<Integer> {
    @Parameters(paramLabel = "refuse|normal")
    private Weather weather = Weather.NORMAL;

    private enum Weather {
        REFUSE,
        NORMAL
    }

    @Override
    public Integer call() throws InterruptedException {
        try (ControlClient control = new ControlClient(Home.ofThisProcess())) {
            if (!control.spotWeather(weather == Weather.REFUSE)) {
                throw new Refusal("Muster is not up; ./muster up brings it up");
            }
        }
        System.out.println(weather == Weather.REFUSE ? "spot machines are refused" : "spot machines are to be had");
        return 0;
    }
}
