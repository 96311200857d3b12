package dev.muster.aws;

import software.amazon.awssdk.crt.CRT;

/**
 * The native part that all clients share. By itself it ends with the first sign of the JVM's end, when a service has yet to
 * give back what it holds; this makes it wait.
 */
final class NativeClients implements AutoCloseable {
    NativeClients() {
        CRT.acquireShutdownRef();
    }

    @Override
    public void close() {
        CRT.releaseShutdownRef();
    }
}
