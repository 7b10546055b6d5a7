package org.bitebudget.gateway.connector;

import java.util.List;
import java.util.Optional;
import org.bitebudget.gateway.domain.connector.AnswerShape;

/** An answer, opened. */
interface Page {

    /** Its items in their order. */
    List<Item> items();

    /** A value beside the items, such as a cursor. */
    Optional<String> value(String path);

    /** One item. */
    interface Item {

        /** What stands at a path, empty if there is nothing. */
        Optional<String> value(String path);

        /** Why it is no item, if it is none. */
        default Optional<String> fault() {
            return Optional.empty();
        }
    }

    /**
     * Opens an answer.
     *
     * @throws FetchFault if it is not written in its format, or ends too early
     */
    static Page open(AnswerShape shape, String text) {
        int first = 0;
        while (first < text.length()
                && (Character.isWhitespace(text.charAt(first)) || text.charAt(first) == '\uFEFF')) {
            first++;
        }
        char letter = first < text.length() ? text.charAt(first) : ' ';
        boolean markup = letter == '<';
        return switch (shape.format()) {
            case JSON -> {
                if (letter != '{' && letter != '[') {
                    throw FetchFault.passing("the answer is no JSON" + (markup ? " but a page of markup" : ""));
                }
                yield new JsonPage(shape.items(), text);
            }
            case XML -> {
                if (!markup) {
                    throw FetchFault.passing("the answer is no XML");
                }
                yield new XmlPage(shape.items(), text.substring(first));
            }
            case HTML -> {
                if (!markup) {
                    throw FetchFault.passing("the answer is no HTML");
                }
                yield new HtmlPage(shape.items(), text);
            }
            case CSV -> {
                if (markup) {
                    throw FetchFault.passing("the answer is no CSV but a page of markup");
                }
                yield new CsvPage(text);
            }
        };
    }
}
