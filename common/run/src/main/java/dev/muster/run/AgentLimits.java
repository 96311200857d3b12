package dev.muster.run;

/**
 * What a run of a process agent may use of its machine, besides memory. What a file leaves out is as in {@link #USUAL}.
 *
 * @param processes at once, threads counted too, 1 to 32,768
 * @param cpuWeight its share where processors are short, against 100 of any other: 1 to 10,000
 * @param disk of its working folder, 64KB to 1024GB
 */
public record AgentLimits(Integer processes, Integer cpuWeight, MemorySize disk) {
    public static final AgentLimits USUAL = new AgentLimits(256, 100, MemorySize.of("1GB"));

    private static final int MOST_PROCESSES = 1 << 15;
    private static final int MOST_WEIGHT = 10_000;
    private static final long LEAST_DISK = 1L << 16;
    private static final long MOST_DISK = 1L << 40;

    public AgentLimits {
        processes = processes == null ? USUAL.processes : processes;
        cpuWeight = cpuWeight == null ? USUAL.cpuWeight : cpuWeight;
        disk = disk == null ? USUAL.disk : disk;
        requireRange("processes", processes, 1, MOST_PROCESSES);
        requireRange("cpu-weight", cpuWeight, 1, MOST_WEIGHT);
        requireRange("disk in bytes", disk.bytes(), LEAST_DISK, MOST_DISK);
    }

    private static void requireRange(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("limits: " + key + " " + value + ": needs " + least + " to " + most);
        }
    }
}
