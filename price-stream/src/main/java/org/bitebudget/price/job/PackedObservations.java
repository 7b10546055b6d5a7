package org.bitebudget.price.job;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bitebudget.price.domain.Observation;
import org.bitebudget.price.domain.ObservationId;

/**
 * Observations in time as bytes, about ten each: how many, then of each a byte of flags, its moment and price as
 * differences from the one before (in whole days where it is one), how its date differs from the moment's in UTC, its id,
 * and what is unusual about it. Numbers are LEB128, signed ones zigzag. Offers and batches are kept elsewhere.
 */
final class PackedObservations {

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int RETRACTED = 1;
    private static final int REVISED = 2;
    private static final int OUT_OF_STOCK = 4;
    private static final int DOUBTED = 8;
    private static final int FULL_ID = 16;
    private static final int OTHER_CURRENCY = 32;
    private static final int RANK_SHIFT = 6;
    private static final int SHORT_ID_BITS = 48;
    private static final int USUAL = 24;
    private static final int LONGEST = 64;
    private static final int SEVEN_BITS = 0x7f;

    private PackedObservations() {}

    /** @param currencies those of the observations; grows where one is missing */
    static ByteBuffer pack(List<Observation> observations, List<String> currencies) {
        ByteBuffer out = ByteBuffer.allocate(USUAL * observations.size() + LONGEST);
        unsigned(observations.size(), out);
        long at = 0;
        long price = 0;
        for (Observation each : observations) {
            if (out.remaining() < LONGEST) {
                out = ByteBuffer.allocate(2 * out.capacity()).put(out.flip());
            }
            int currency = index(each.currency(), currencies);
            boolean doubted = each.trust() != 1;
            out.put((byte) ((each.retracted() ? RETRACTED : 0)
                    | (each.revision() != 0 ? REVISED : 0)
                    | (each.inStock() ? 0 : OUT_OF_STOCK)
                    | (doubted ? DOUBTED : 0)
                    | (each.id().shortened() ? 0 : FULL_ID)
                    | (currency == 0 ? 0 : OTHER_CURRENCY)
                    | each.sourceRank() << RANK_SHIFT));
            long step = each.atMicros() - at;
            boolean wholeDays = step % DAY_MICROS == 0;
            signed(wholeDays ? step / DAY_MICROS * 2 : step * 2 + 1, out);
            signed(each.day() - Math.floorDiv(each.atMicros(), DAY_MICROS), out);
            signed(each.minor() - price, out);
            id(each.id(), out);
            if (each.revision() != 0) {
                signed(each.revision(), out);
            }
            if (doubted) {
                out.putFloat(each.trust());
            }
            if (currency != 0) {
                unsigned(currency, out);
            }
            at = each.atMicros();
            price = each.minor();
        }
        byte[] exact = new byte[out.position()];
        out.flip().get(exact);
        return ByteBuffer.wrap(exact);
    }

    static List<Observation> unpack(ByteBuffer packed, List<String> currencies) {
        ByteBuffer in = packed.duplicate();
        int size = (int) unsigned(in);
        List<Observation> observations = new ArrayList<>(size + 1);
        long at = 0;
        long price = 0;
        for (int i = 0; i < size; i++) {
            int flags = in.get();
            long step = signed(in);
            at += (step & 1) == 0 ? step / 2 * DAY_MICROS : (step - 1) / 2;
            int day = (int) (Math.floorDiv(at, DAY_MICROS) + signed(in));
            price += signed(in);
            ObservationId id = id(in, (flags & FULL_ID) != 0);
            long revision = (flags & REVISED) != 0 ? signed(in) : 0;
            float trust = (flags & DOUBTED) != 0 ? in.getFloat() : 1;
            int currency = (flags & OTHER_CURRENCY) != 0 ? (int) unsigned(in) : 0;
            observations.add(new Observation(
                    id,
                    at,
                    day,
                    price,
                    currencies.get(currency),
                    revision,
                    (flags & 0xff) >>> RANK_SHIFT,
                    (flags & RETRACTED) != 0,
                    (flags & OUT_OF_STOCK) == 0,
                    trust,
                    null,
                    null));
        }
        return observations;
    }

    private static int index(String currency, List<String> currencies) {
        if (!currencies.isEmpty() && currencies.get(0).equals(currency)) {
            return 0;
        }
        int known = currencies.indexOf(currency);
        if (known >= 0) {
            return known;
        }
        currencies.add(currency);
        return currencies.size() - 1;
    }

    private static void id(ObservationId id, ByteBuffer out) {
        if (id.shortened()) {
            out.putShort((short) (id.high() >>> SHORT_ID_BITS)).putInt((int) (id.high() >>> Short.SIZE));
        } else {
            out.putLong(id.high()).putLong(id.low());
        }
    }

    private static ObservationId id(ByteBuffer in, boolean full) {
        if (full) {
            return new ObservationId(in.getLong(), in.getLong(), false);
        }
        long first = in.getShort() & 0xffffL;
        long rest = in.getInt() & 0xffffffffL;
        return new ObservationId(first << SHORT_ID_BITS | rest << Short.SIZE, 0, true);
    }

    private static void signed(long value, ByteBuffer out) {
        unsigned((value << 1) ^ (value >> (Long.SIZE - 1)), out);
    }

    private static long signed(ByteBuffer in) {
        long zigzag = unsigned(in);
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    private static void unsigned(long value, ByteBuffer out) {
        long rest = value;
        while ((rest & ~SEVEN_BITS) != 0) {
            out.put((byte) ((rest & SEVEN_BITS) | (SEVEN_BITS + 1)));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long unsigned(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & SEVEN_BITS) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
