// Runs a study from a Fiji macro, also headless:
//   fiji --headless -macro run-study.ijm /data/rsc-bci/study.yaml
study = getArgument();
if (study == "") study = File.openDialog("Study file");
run("Run Study...", "study=[" + study + "]");
