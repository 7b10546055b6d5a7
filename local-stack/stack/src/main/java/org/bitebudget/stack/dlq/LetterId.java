package org.bitebudget.stack.dlq;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bitebudget.stack.CommandFailedException;
import org.bitebudget.stack.ExitCodes;

/**
 * Where a dead letter is, written {@code topic:partition:offset}.
 *
 * @param topic dead-letter topic
 * @param partition partition
 * @param offset offset
 */
record LetterId(String topic, int partition, long offset) {

    static LetterId of(ConsumerRecord<?, ?> letter) {
        return new LetterId(letter.topic(), letter.partition(), letter.offset());
    }

    static LetterId parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            return new LetterId(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new CommandFailedException(
                    ExitCodes.USAGE,
                    "A dead letter is named topic:partition:offset, as `dlq list` prints it; not " + text);
        }
    }

    @Override
    public String toString() {
        return topic + ":" + partition + ":" + offset;
    }
}
