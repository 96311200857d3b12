package dev.muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main until stdin ends. The owner holds the other end of that pipe and never writes: it ends on purpose or
 * with the owner's death, however that came. Then this process exits in order, and without its consent when that takes
 * too long. In a jar of its own, so that nothing else of the owner is on the class path of its children.
 */
public final class Lifeline {
    /** An ISO-8601 duration: how long the orderly exit may take. */
    public static final String PATIENCE = "muster.lifeline.patience";

    private static final int FAILED = 1;
    private static final int CUT_OFF = 124;

    private Lifeline() {}

    /** @param args the main class to run, then what it is given */
    public static void main(String[] args) throws ReflectiveOperationException {
        Duration patience = Duration.parse(System.getProperty(PATIENCE, "PT10S"));
        Thread.ofPlatform().daemon().name("lifeline").start(() -> exitAtTheEndOf(System.in, patience));
        Method main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException failed) {
            failed.printStackTrace();
            System.exit(FAILED);
        }
    }

    private static void exitAtTheEndOf(InputStream owner, Duration patience) {
        try {
            owner.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            System.err.println("the pipe of the owner broke: " + broken.getMessage());
        }
        Thread.ofPlatform().daemon().name("lifeline-limit").start(() -> haltAfter(patience));
        System.exit(0);
    }

    private static void haltAfter(Duration patience) {
        try {
            Thread.sleep(patience);
        } catch (InterruptedException cannotBe) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(CUT_OFF);
    }
}
