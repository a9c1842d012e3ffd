package io.chalkstream.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Describes this machine, for the reports. */
public final class MachineInfo {
    private static final double GIB = 1L << 30;

    private MachineInfo() {}

    /** Cores, memory, system and Java. */
    public static String description() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d cores, %.0f GiB, %s %s, Java %s (%s)",
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / GIB,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"));
    }

    /** The load average of the last minute; negative if the system doesn't say. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
