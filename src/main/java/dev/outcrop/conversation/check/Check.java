package dev.outcrop.conversation.check;

/** Something a reply may have to meet. Stateless or immutable. */
public interface Check {

    /** The word of the script, such as {@code icontains} or {@code not-icontains}. */
    String kind();

    Finding examine(Evidence evidence);
}
