package org.bitebudget.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

    @Test
    void aProblemIsWrittenAsRfc9457WithoutEmptyMembers() {
        Problem problem = Problem.of(ErrorCode.MALFORMED_FEED_LINE, "mend one line", FieldError.atLine(3, "no price"))
                .withTraceId("4bf92f3577b34da6a3ce929d0e0e4736");

        assertThat(new String(problem.toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"urn:bitebudget:error:malformed-feed-line\","
                        + "\"title\":\"A line of the feed cannot be read\",\"status\":422,"
                        + "\"detail\":\"mend one line\",\"code\":\"malformed-feed-line\","
                        + "\"errors\":[{\"line\":3,\"reason\":\"no price\"}],"
                        + "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}");
        assertThat(new String(Problem.of(ErrorCode.NOT_FOUND, null).toJson(), StandardCharsets.UTF_8))
                .doesNotContain("errors", "detail", "traceId");
        assertThat(Problem.fromJson(problem.toJson())).isEqualTo(problem);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeIsFoundByItsWireForm(ErrorCode code) {
        assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.status()).isBetween(400, 599);
        assertThat(code.title()).isNotBlank().doesNotEndWith(".");
        assertThat(ErrorCode.ofCode(code.code())).contains(code);
        assertThat(ErrorCode.ofCode("no-such-code")).isEmpty();
    }

    @Test
    void anExceptionKeepsWhatTheAnswerNeeds() {
        ProblemException refusal =
                ProblemException.retryable(ErrorCode.OVERLOADED, "too much at once", Duration.ofSeconds(3));

        assertThat(refusal.problem().status()).isEqualTo(503);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(refusal).hasMessage("overloaded: too much at once");
    }
}
