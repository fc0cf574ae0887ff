package io.sluice.limiter.live;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file whose content the test decides about. */
final class FakeContent implements Content {
    private Optional<byte[]> content = Optional.empty();
    private int reads;

    void set(String json) {
        set(json.getBytes(StandardCharsets.UTF_8));
    }

    void set(byte[] bytes) {
        content = Optional.of(bytes);
    }

    void remove() {
        content = Optional.empty();
    }

    int reads() {
        return reads;
    }

    @Override
    public byte[] read() throws IOException {
        reads++;
        return content.orElseThrow(() -> new FileNotFoundException("it is gone"));
    }

    @Override
    public String name() {
        return "limits.json";
    }
}
