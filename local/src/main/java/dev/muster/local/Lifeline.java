package dev.muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main until stdin ends. The owner holds the other end of that pipe, and says a word before it closes it:
 * where the pipe ends without one, the owner has died, and with it what an orderly end would need. Then this process exits
 * in order, and without its consent when that takes too long. In a jar of its own, so that nothing else of the owner is on
 * the class path of its children.
 */
public final class Lifeline {
    /** An ISO-8601 duration: how long the orderly exit may take. */
    public static final String PATIENCE = "muster.lifeline.patience";

    private static final Duration WITHOUT_OWNER = Duration.ofSeconds(3);
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
        Duration limit = isTold(owner) ? patience : WITHOUT_OWNER;
        Thread.ofPlatform().daemon().name("lifeline-limit").start(() -> haltAfter(limit));
        System.exit(0);
    }

    private static boolean isTold(InputStream owner) {
        try {
            return owner.transferTo(OutputStream.nullOutputStream()) > 0;
        } catch (IOException broken) {
            System.err.println("the pipe of the owner broke: " + broken.getMessage());
            return false;
        }
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
