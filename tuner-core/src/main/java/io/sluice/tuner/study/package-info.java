/**
 * A study: trials of one objective over one space, and the journal that outlives the process.
 *
 * <p>The journal is a folder with {@code journal.jsonl}, one JSON object a line, only ever appended to:
 * <pre>{@code
 * {"type":"header","schemaVersion":1,"created":"…","goal":"minimize","parameters":[…],"seed":1,"definition":{…},"settings":{…}}
 * {"type":"ask","trial":1,"params":{"NetNS":400},"cutoff":null,"replicateOf":null,"stop":null,"at":"…"}
 * {"type":"tell","trial":1,"value":20.9,"cost":21.4,"at":"…"}
 * {"type":"note","kind":"pair","payload":{…},"at":"…"}
 * }</pre>
 * A tell holds {@code value}, {@code lowerBound} or {@code failed} with {@code kind}. Everything that was decided is a
 * function of the lines before it, so a study that was killed goes on as if it had not been.
 */
@NullMarked
package io.sluice.tuner.study;

import org.jspecify.annotations.NullMarked;
