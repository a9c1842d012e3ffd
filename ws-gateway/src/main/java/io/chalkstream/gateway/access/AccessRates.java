package io.chalkstream.gateway.access;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.io.Serial;
import org.eclipse.microprofile.config.spi.Converter;

/** How often something may be asked for (K8), each as {@code PER_SECOND/AT_ONCE}. */
interface AccessRates {
    /** New boards of this gateway. */
    @WithDefault("50/250")
    @WithConverter(RateConverter.class)
    Rate boards();

    /** Sessions of this gateway. */
    @WithDefault("500/2500")
    @WithConverter(RateConverter.class)
    Rate sessions();

    /** Sessions of one link. */
    @WithDefault("50/500")
    @WithConverter(RateConverter.class)
    Rate sessionsOfLink();

    /** Sessions of one person on one board. */
    @WithDefault("2/30")
    @WithConverter(RateConverter.class)
    Rate sessionsOfPerson();

    /** Revocations of this gateway. */
    @WithDefault("5/50")
    @WithConverter(RateConverter.class)
    Rate revocations();

    /** Revocations of one board. */
    @WithDefault("0.1/9")
    @WithConverter(RateConverter.class)
    Rate revocationsOfBoard();

    /** Codes that are made or revoked at this gateway. */
    @WithDefault("5/250")
    @WithConverter(RateConverter.class)
    Rate codes();

    /** Codes that are made or revoked for one board. */
    @WithDefault("0.1/9")
    @WithConverter(RateConverter.class)
    Rate codesOfBoard();

    /** Codes that are entered at this gateway. */
    @WithDefault("200/2000")
    @WithConverter(RateConverter.class)
    Rate codeEntries();

    /** Changes of people at this gateway: removals, names, permissions. */
    @WithDefault("20/500")
    @WithConverter(RateConverter.class)
    Rate peopleChanges();

    /** Changes of people of one board. */
    @WithDefault("1/60")
    @WithConverter(RateConverter.class)
    Rate peopleChangesOfBoard();

    /** Requests to be let in at this gateway. */
    @WithDefault("100/2000")
    @WithConverter(RateConverter.class)
    Rate knocks();

    /** Requests to be let in to one board. */
    @WithDefault("5/150")
    @WithConverter(RateConverter.class)
    Rate knocksOfBoard();

    /** Looks for authors at this gateway. */
    @WithDefault("20/100")
    @WithConverter(RateConverter.class)
    Rate authors();

    /** Looks for authors by one person on one board. */
    @WithDefault("1/10")
    @WithConverter(RateConverter.class)
    Rate authorsOfPerson();

    /** Parts of histories at this gateway. */
    @WithDefault("10/200")
    @WithConverter(RateConverter.class)
    Rate histories();

    /** Parts of a board's history for one person. */
    @WithDefault("5/120")
    @WithConverter(RateConverter.class)
    Rate historiesOfPerson();

    /**
     * How many there may be in a second, and at once.
     *
     * @param burst at once
     */
    record Rate(double perSecond, double burst) {
        public Rate {
            if (!(perSecond > 0 && burst >= 1)) {
                throw new IllegalArgumentException("a rate is more than 0 per second, and at least 1 at once");
            }
        }
    }

    /** Reads a rate from a setting. */
    final class RateConverter implements Converter<Rate> {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Rate convert(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("a rate is PER_SECOND/AT_ONCE: " + text);
            }
            return new Rate(
                    Double.parseDouble(text.substring(0, slash)), Double.parseDouble(text.substring(slash + 1)));
        }
    }
}
