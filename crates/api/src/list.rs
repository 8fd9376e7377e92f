//! The one list of commands. Whoever needs every command hands a macro to it: the shell
//! its wrappers and handler, its build script the permission names, the tests the
//! TypeScript of `ui/src/ipc/bindings.ts`. A host that forgets a command does not compile.
//!
//! `api` commands are functions of this crate, `commands::<room>::<name>(&Session,
//! request)`; `shell` commands need a window and live in `src-tauri/`. A function that no page
//! calls is no command: a window can't do what nobody asks of it.

/// Calls `$with!` with every command: `room name(Request) -> Answer;`.
#[macro_export]
macro_rules! with_commands {
    ($with:ident) => {
        $with! {
            api {
                vault  open_recent(OpenRecent) -> VaultState;
                vault  index_state(Nothing) -> IndexState;
                vault  diagnostics(Nothing) -> Diagnostics;
                vault  preferences(Nothing) -> Preferences;
                vault  set_preferences(Preferences) -> Preferences;
                vault  pause_sync(PauseSync) -> IndexState;
                days   day_counts(DayCountsRequest) -> DayCounts;
                days   day_stream(DayStreamRequest) -> Passages;
                days   on_this_day(OnThisDayRequest) -> Passages;
                notes  folder(FolderRequest) -> Folder;
                notes  find_notes(FindNotes) -> NoteList;
                notes  match_notes(MatchNotes) -> MatchedNotes;
                notes  open_note(NoteRequest) -> NoteView;
                notes  save_note(SaveNote) -> Saved;
                notes  create_note(CreateNote) -> NoteRow;
                notes  today(TodayRequest) -> Today;
                notes  backlinks(BacklinksRequest) -> Backlinks;
                notes  outgoing_links(NoteRequest) -> OutgoingLinks;
                notes  resolve_link(ResolveLink) -> ResolvedLink;
                drafts keep_draft(KeepDraft) -> KeptDraft;
                drafts save_draft(KeepDraft) -> DraftSaved;
                drafts drop_draft(DraftRequest) -> Nothing;
                drafts note_draft(DraftRequest) -> NoteDraft;
                drafts drafts(Nothing) -> Drafts;
                copies note_copies(NoteRequest) -> NoteCopies;
                copies compare_copy(CompareCopy) -> CopyComparison;
                copies trash_copy(TrashCopy) -> TrashedCopy;
                history note_history(NoteRequest) -> NoteHistory;
                history note_version(VersionRequest) -> NoteVersion;
                history restore_version(VersionRequest) -> Saved;
                history delete_version(VersionRequest) -> Nothing;
                history delete_note(NoteRequest) -> DeletedNote;
                history moved_here(Nothing) -> MovedHere;
                history adopt_history(AdoptHistory) -> Nothing;
                edits  check_edit(EditAsk) -> EditCheck;
                edits  plan_edit(PlanEdit) -> PlannedEdit;
                edits  edit_rows(EditRowsRequest) -> EditRows;
                edits  make_edit(EditTicket) -> EditResult;
                edits  stop_edit(EditTicket) -> Nothing;
                edits  undo_edit(UndoEdit) -> EditResult;
                edits  moved_note(NoteRequest) -> MovedTo;
                edits  past_edits(Nothing) -> PastEdits;
                edits  finished_edits(Nothing) -> FinishedEdits;
                imports plan_import(PlanImport) -> PlannedImport;
                imports make_import(EditTicket) -> ImportDone;
                exports embed_picture(EmbedPicture) -> EmbeddedPicture;
                exports add_to_export(AddToExport) -> Nothing;
                exports finish_export(ExportTicket) -> ExportDone;
                exports stop_export(ExportTicket) -> Nothing;
                files  picture(PictureRequest) -> Picture;
                files  attach(Attach) -> Attached;
                files  read_html(PastedHtml) -> PastedText;
                outline outline(NoteRequest) -> Outline;
                outline related_tags(NoteRequest) -> RelatedTags;
                graph  neighbourhood(NeighbourhoodRequest) -> Neighbourhood;
                links  mentions(MentionsRequest) -> Mentions;
                links  link_mention(LinkMention) -> Linked;
                links  unlink_mention(UnlinkMention) -> Saved;
                tags   tag_tree(TagTreeRequest) -> TagTree;
                tags   complete_tag(CompleteTag) -> TagCompletions;
                tags   tag_stream(TagStreamRequest) -> Stream;
                tags   tag_summary(TagRequest) -> TagSummary;
                search search(SearchRequest) -> SearchAnswer;
                search search_counts(SearchCountsRequest) -> SearchCounts;
                search found_passages(FoundPassagesRequest) -> FoundPassages;
                search passage(PassageRequest) -> OnePassage;
                search whole_passage(WholePassageRequest) -> OnePassage;
                search saved_searches(Nothing) -> SavedSearches;
                templates fill_template(FillTemplate) -> FilledTemplate;
                theme  own_theme(Nothing) -> OwnTheme;
                settings vault_settings(Nothing) -> ChosenVaultSettings;
                settings choose_for_vault(VaultChoice) -> ChosenVaultSettings;
                capture capture_targets(CaptureTargetsRequest) -> CaptureTargets;
                capture capture(CaptureRequest) -> Captured;
                capture capture_draft(Nothing) -> CaptureDraft;
                capture keep_capture_draft(CaptureDraft) -> Nothing;
                capture waiting_captures(Nothing) -> WaitingCaptures;
                capture deliver_captures(Nothing) -> WaitingCaptures;
                capture redirect_capture(RedirectCapture) -> WaitingCaptures;
            }
            shell {
                choose_vault(Nothing) -> Option<VaultState>;
                new_vault(Nothing) -> Option<VaultState>;
                open_sample(Nothing) -> VaultState;
                choose_import(Nothing) -> Option<ChosenImport>;
                begin_export(BeginExport) -> BegunExport;
                attach_copied(NoteRequest) -> AttachedFiles;
                attach_dropped(NoteRequest) -> AttachedFiles;
                open_url(OpenUrl) -> Nothing;
                open_theme_folder(Nothing) -> Nothing;
                window_ready(Nothing) -> Launch;
                file_alone(Nothing) -> FileAlone;
                open_alone_folder(Nothing) -> VaultState;
                close_window(CloseWindow) -> Closing;
                quit_ready(Nothing) -> Nothing;
                desktop(Nothing) -> Desktop;
                set_desktop(DesktopChoices) -> Desktop;
                capture_ready(Nothing) -> CaptureLaunch;
                open_capture(Nothing) -> Nothing;
                hide_capture(Nothing) -> Nothing;
                fit_capture(FitCapture) -> Nothing;
            }
        }
    };
}
